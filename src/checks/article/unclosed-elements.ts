import type { Html, Nodes, Parents, Root } from 'mdast';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';

interface OpenElement {
  readonly name: string;
  /** The block in which it begins. */
  readonly parent: Parents;
  readonly start: number;
  readonly end: number;
}

/** Elements with no end of their own (HTML, section 13.1.2), and those whose end may be left out. */
const needNoEnd = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd option optgroup rb rt rp tr td th thead tbody tfoot colgroup html head body'
  ).split(' '),
);

/** Raw elements without an end: a browser would carry them on to the last line. */
export function findUnclosedElements(tree: Root, text: string): readonly OpenElement[] {
  const found: OpenElement[] = [];
  if (text.includes('<')) collect(tree, text, found);
  return found;
}

export const checkUnclosedElements: ArticleCheck = (tree, source) =>
  findUnclosedElements(tree, source.text).map(({ name, start, end }) =>
    diagnose('markup-closed', source.range(start, end), `The element <${name}> is not closed.`, {
      hint: `Write </${name}> where it ends, or \`<${name}>\` for the signs themselves.`,
    }),
  );

/** Phrases end in their paragraph, blocks of HTML anywhere later in the same parent. */
function collect(parent: Parents, text: string, found: OpenElement[]): void {
  const open: OpenElement[] = [];
  for (const node of parent.children as Nodes[]) {
    if (node.type === 'html') readTags(node, parent, text, open);
    else if ('children' in node) collect(node, text, found);
  }
  found.push(...open);
}

const tag = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/gi;

function readTags({ position }: Html, parent: Parents, text: string, open: OpenElement[]): void {
  const from = position?.start.offset ?? 0;
  const written = text.slice(from, position?.end.offset);
  for (const { 0: whole, 1: slash, 2: tagName, 3: isEmpty, index } of written.matchAll(tag)) {
    const name = tagName?.toLowerCase();
    if (name === undefined || needNoEnd.has(name) || isEmpty === '/') continue;
    if (slash === '') open.push({ name, parent, start: from + index, end: from + index + whole.length });
    else {
      const at = open.findLastIndex((element) => element.name === name);
      if (at !== -1) open.splice(at, 1);
    }
  }
}
