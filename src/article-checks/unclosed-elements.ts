import type { Html, Nodes, Parents, Root } from 'mdast';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { append } from '../model/append.ts';
import { rawTextElements, readTags, voidElements, type HtmlTag } from '../model/html-tags.ts';
import { findOpenComment } from './unclosed-comments.ts';
import type { ArticleCheck } from './check.ts';

interface OpenElement {
  readonly name: string;
  /** The block in which it begins. */
  readonly parent: Parents;
  readonly node: Html;
  /** Which tag of the node it is. */
  readonly order: number;
  readonly start: number;
  readonly end: number;
}

/** Elements with no end of their own (HTML, section 13.1.2), and those whose end may be left out. */
const needNoEnd = new Set([
  ...voidElements,
  ...'p li dt dd option optgroup rb rt rp tr td th thead tbody tfoot colgroup html head body'.split(' '),
]);

/** Whether `/>` ends it for Markdown: not where all that follows belongs to it (CommonMark, section 4.6, condition 1). */
export function endsAtOnce({ name, isSelfClosing, attributes }: HtmlTag): boolean {
  return isSelfClosing && !(/^(?:script|style|textarea|pre)$/.test(name) && /^\s/.test(attributes));
}

/** Raw elements without an end: a browser would carry them on to the last line. */
export function findUnclosedElements(tree: Root, text: string): readonly OpenElement[] {
  const found: OpenElement[] = [];
  if (text.includes('<')) collect(tree, text, found);
  return found;
}

export const checkUnclosedElements: ArticleCheck = (tree, source) => {
  const endsInComment = openEndsInComments(source.text);
  return findUnclosedElements(tree, source.text)
    .filter((element) => !endsInComment(element))
    .map(({ name, start, end }) =>
      diagnose('markup-closed', source.range(start, end), `The element <${name}> is not closed.`, {
        hint: `Write </${name}> where it ends, or \`<${name}>\` to show the characters themselves.`,
      }),
    );
};

/** Whether the end of an element is written, in a comment that is not closed: the comment is reported. */
function openEndsInComments(text: string): (element: OpenElement) => boolean {
  const known = new Map<Html, { readonly comment: number; readonly ends: ReadonlySet<string> }>();
  const read = (node: Html) => {
    const from = node.position?.start.offset ?? 0;
    const open = findOpenComment(text.slice(from, node.position?.end.offset));
    if (open === undefined) return { comment: -1, ends: new Set<string>() };
    const comment = from + open;
    const names = text.slice(comment).matchAll(/<\/([a-z][^\s/>]*)/g);
    return { comment, ends: new Set(Array.from(names, ([, name = '']) => name)) };
  };
  return ({ name, node, start }) => {
    const { comment, ends } = known.get(node) ?? read(node);
    known.set(node, { comment, ends });
    return comment > start && ends.has(name);
  };
}

/** Phrases end in their paragraph, blocks of HTML anywhere later in the same parent. */
function collect(parent: Parents, text: string, found: OpenElement[]): void {
  const open: OpenByName = new Map();
  for (const node of parent.children as Nodes[]) {
    if (node.type === 'html') readTagsOf(node, parent, text, open);
    else if ('children' in node) collect(node, text, found);
  }
  append(
    found,
    [...open.values()].flat().sort((one, other) => one.start - other.start),
  );
}

/** What is open, by name: to go back over all of it for each end tag would take long where elements are crossed. */
type OpenByName = Map<string, OpenElement[]>;

function readTagsOf(node: Html, parent: Parents, text: string, open: OpenByName): void {
  const from = node.position?.start.offset ?? 0;
  const tags = readTags(text.slice(from, node.position?.end.offset));
  for (const [order, tag] of tags.entries()) {
    const { name, isEnd, start, end } = tag;
    if (needNoEnd.has(name) || endsAtOnce(tag)) continue;
    const same = open.get(name) ?? [];
    if (holdsText(open) && !(isEnd && rawTextElements.has(name) && same.length > 0)) continue;
    open.set(name, same);
    if (isEnd) same.pop();
    else same.push({ name, parent, node, order, start: from + start, end: from + end });
  }
}

/** Whether an element is open in which there are no tags but its end. */
function holdsText(open: OpenByName): boolean {
  return [...rawTextElements].some((name) => (open.get(name)?.length ?? 0) > 0);
}
