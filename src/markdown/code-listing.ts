import type { Element, ElementContent, Parents, Properties } from 'hast';
import { h } from 'hastscript';
import type { CodeLabels } from './code-labels.ts';

/** What is shown with a block, as attributes of its `code` until the tree is safe: `showLabels` takes them. */
export function writeLabels({ title, id, marked, numberedFrom }: Omit<CodeLabels, 'ignored'>): Properties {
  return {
    ...(title === undefined ? {} : { dataTitle: title }),
    ...(id === undefined ? {} : { id }),
    ...(marked.length === 0 ? {} : { dataMarked: marked.map((range) => range.join('-')).join(',') }),
    ...(numberedFrom === undefined ? {} : { dataNumbered: numberedFrom }),
  };
}

/** Gives a block of code its title, its marked lines and the numbers of its lines. */
export function showLabels(pre: Element, code: Element, index: number, parent: Parents): void {
  const { dataTitle, dataMarked, dataNumbered, id } = code.properties;
  dropLabels(code);
  delete code.properties.id;
  const start = Number.parseInt(String(dataNumbered), 10);
  const isMarked = readMarks(dataMarked);
  if (isMarked !== undefined || start >= 0) {
    const lines = splitCodeLines(code);
    code.children = lines.map((line, index) => {
      const number = start >= 0 ? { dataLine: start + index } : {};
      const name = isMarked?.(index + 1) === true ? 'mark.line' : 'span.line';
      return h(name, number, [...line, '\n']);
    });
    pre.properties.className = ['code', 'code-lines', ...(start >= 0 ? ['numbered-lines'] : [])];
  }
  const title = typeof dataTitle === 'string' ? dataTitle.trim() : '';
  const target = title === '' ? pre : withTitle(pre, title);
  if (id !== undefined) target.properties.id = id;
  parent.children[index] = target;
}

export function dropLabels({ properties }: Element): void {
  delete properties['dataDiagram'];
  delete properties['dataTitle'];
  delete properties['dataMarked'];
  delete properties['dataNumbered'];
}

/** The name of a file is set as code: it has no quotation marks and dashes. */
function withTitle(pre: Element, title: string): Element {
  const text: ElementContent = /\s/.test(title) ? { type: 'text', value: title } : h('code', title);
  return h('figure.listing', [h('figcaption', [text]), pre]);
}

/** Numbered by the lines of the block, whatever number the first one shows. */
function readMarks(written: unknown): ((line: number) => boolean) | undefined {
  if (typeof written !== 'string') return undefined;
  const ranges = [...written.matchAll(/(\d+)-(\d+)/g)].map(
    ([, from, to]) => [Number(from), Number(to)] as const,
  );
  return (line) => ranges.some(([from, to]) => from <= line && line <= to);
}

/** The lines of code that is cut into tokens, without their ends. A last end begins no line. */
export function splitCodeLines(code: Element): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const child of code.children) {
    const text = lineText(child);
    if (text === undefined) {
      lines.at(-1)?.push(child);
      continue;
    }
    text.split('\n').forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push(withText(child, piece));
    });
  }
  if (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** The text of a piece of code that is plain, or of one kind. */
function lineText(node: ElementContent): string | undefined {
  if (node.type === 'text') return node.value;
  const [only, ...rest] = node.type === 'element' ? node.children : [];
  return only?.type === 'text' && rest.length === 0 ? only.value : undefined;
}

function withText(node: ElementContent, value: string): ElementContent {
  const text = { type: 'text' as const, value };
  return node.type === 'element' ? { ...node, children: [text] } : text;
}
