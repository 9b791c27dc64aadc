import type { Html, Nodes, Parents, Root } from 'mdast';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { readTags, voidElements } from '../../model/html-tags.ts';
import type { ArticleCheck } from './check.ts';

interface OpenElement {
  readonly name: string;
  /** The block in which it begins. */
  readonly parent: Parents;
  readonly start: number;
  readonly end: number;
}

/** Elements with no end of their own (HTML, section 13.1.2), and those whose end may be left out. */
const needNoEnd = new Set([
  ...voidElements,
  ...'p li dt dd option optgroup rb rt rp tr td th thead tbody tfoot colgroup html head body'.split(' '),
]);

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
    if (node.type === 'html') readTagsOf(node, parent, text, open);
    else if ('children' in node) collect(node, text, found);
  }
  found.push(...open);
}

function readTagsOf({ position }: Html, parent: Parents, text: string, open: OpenElement[]): void {
  const from = position?.start.offset ?? 0;
  for (const { name, isEnd, isSelfClosing, start, end } of readTags(text.slice(from, position?.end.offset))) {
    if (needNoEnd.has(name) || isSelfClosing) continue;
    if (!isEnd) open.push({ name, parent, start: from + start, end: from + end });
    else {
      const at = open.findLastIndex((element) => element.name === name);
      if (at !== -1) open.splice(at, 1);
    }
  }
}
