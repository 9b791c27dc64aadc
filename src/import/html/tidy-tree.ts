import type { Heading, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { shownLevels } from '../../model/heading-levels.ts';
import { linkAddresses } from './link-addresses.ts';

/** Makes of a tree what an author would have written: no empty marks, no levels that are skipped, addresses as links. */
export function tidyTree(tree: Root): void {
  tidy(tree);
  const headings: Heading[] = [];
  collectHeadings(tree, headings);
  const levels = shownLevels(headings.map(({ depth }) => depth));
  headings.forEach((heading, index) => {
    heading.depth = levels[index] ?? 2;
  });
}

function collectHeadings(parent: Parents, headings: Heading[]): void {
  for (const child of parent.children) {
    if (child.type === 'heading') headings.push(child);
    else if ('children' in child) collectHeadings(child, headings);
  }
}

const marks: ReadonlySet<string> = new Set(['strong', 'emphasis', 'delete']);

function tidy(parent: Parents): void {
  for (const child of parent.children) if ('children' in child) tidy(child);
  let children: RootContent[] = parent.children;
  children = children.flatMap((child) =>
    isMark(child) || child.type === 'link' ? moveSpaces(child) : [child],
  );
  children = children.map((child) =>
    child.type === 'inlineCode' && child.value.trim() === '' ? text(' ') : child,
  );
  children = joinEqual(children.filter((child) => !isEmpty(child)));
  if (parent.type === 'heading')
    children = children.map((child) => (child.type === 'break' ? text(' ') : child));
  if (parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell')
    children = trimEnds(children);
  if (parent.type !== 'link')
    children = children.flatMap((child): RootContent[] =>
      child.type === 'text' ? linkAddresses(child.value) : [child],
    );
  parent.children = children;
}

type Mark = Extract<RootContent, { type: 'strong' | 'emphasis' | 'delete' }>;

function isMark(node: RootContent): node is Mark {
  return marks.has(node.type);
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

/** `<b>word </b>` is a word and a space: in Markdown a mark does not end after a space. */
function moveSpaces(node: Mark | Extract<RootContent, { type: 'link' }>): RootContent[] {
  const before: RootContent[] = [];
  const after: RootContent[] = [];
  let children: PhrasingContent[] = node.children;
  for (;;) {
    const [first] = children;
    if (first === undefined) return [...before, ...after];
    const lead = first.type === 'text' ? (/^\s*/.exec(first.value)?.[0] ?? '') : '';
    if (first.type !== 'break' && lead === '') break;
    before.push(first.type === 'break' ? first : text(lead));
    const rest = first.type === 'text' ? first.value.slice(lead.length) : '';
    children = rest === '' ? children.slice(1) : [text(rest), ...children.slice(1)];
  }
  for (;;) {
    const last = children.at(-1);
    if (last === undefined) break;
    const tail = last.type === 'text' ? (/\s*$/.exec(last.value)?.[0] ?? '') : '';
    if (last.type !== 'break' && tail === '') break;
    after.unshift(last.type === 'break' ? last : text(tail));
    const rest = last.type === 'text' ? last.value.slice(0, last.value.length - tail.length) : '';
    children = rest === '' ? children.slice(0, -1) : [...children.slice(0, -1), text(rest)];
  }
  // A mark in the same mark, and around an anchor alone, says nothing.
  const unnested = joinEqual(
    children.flatMap((child): PhrasingContent[] =>
      child.type === node.type && isMark(child) ? child.children : [child],
    ),
  ) as PhrasingContent[];
  const isBare = unnested.every((child) => child.type === 'html' || isEmpty(child));
  return [
    ...before,
    ...(isBare && node.type !== 'link' ? unnested : [{ ...node, children: unnested }]),
    ...after,
  ];
}

/** No-break spaces too: editors of the web make room with them. */
function isEmpty(node: RootContent): boolean {
  if (node.type === 'text') return node.value === '';
  if (node.type === 'paragraph' || node.type === 'heading')
    return node.children.every(
      (child) => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''),
    );
  return (
    (isMark(node) ||
      node.type === 'blockquote' ||
      node.type === 'list' ||
      node.type === 'containerDirective') &&
    node.children.length === 0
  );
}

/** `<b>a</b><b>b</b>` is one mark, and two texts beside one another are one. */
function joinEqual(children: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (last !== undefined && isGlued(last, child)) joined.push(text(' '), child);
    else if (last?.type === 'text' && child.type === 'text')
      joined[joined.length - 1] = { ...last, value: last.value + child.value };
    else if (last !== undefined && isMark(last) && last.type === child.type)
      joined[joined.length - 1] = {
        ...last,
        children: joinEqual([...last.children, ...child.children]) as PhrasingContent[],
      };
    else if (last?.type === 'inlineCode' && child.type === 'inlineCode') {
      // Two pieces of code beside one another would share their backticks.
      joined[joined.length - 1] = { ...last, value: last.value + child.value };
    } else joined.push(child);
  }
  return joined;
}

/** Whether a mark of the import and a word are beside one another, or two marks. */
function isGlued(one: RootContent, other: RootContent): boolean {
  const isImportMark = (node: RootContent) =>
    node.type === 'inlineCode' && node.value.startsWith('unconverted: ');
  const isWord = (node: RootContent, edge: RegExp) =>
    node.type === 'text'
      ? edge.test(node.value)
      : node.type === 'link' || node.type === 'inlineCode' || isMark(node);
  return (
    (isImportMark(one) && isWord(other, /^[\p{L}\p{N}]/u)) ||
    (isImportMark(other) && isWord(one, /[\p{L}\p{N}]$/u))
  );
}

function trimEnds(children: readonly RootContent[]): RootContent[] {
  const trimmed = [...children];
  for (;;) {
    const [first] = trimmed;
    if (first?.type === 'break' || (first?.type === 'text' && first.value.trim() === '')) trimmed.shift();
    else break;
  }
  for (;;) {
    const last = trimmed.at(-1);
    if (last?.type === 'break' || (last?.type === 'text' && last.value.trim() === '')) trimmed.pop();
    else break;
  }
  return trimmed.map((child, index) => {
    if (child.type !== 'text') return child;
    const starts = index === 0 || trimmed[index - 1]?.type === 'break';
    const ends = index === trimmed.length - 1 || trimmed[index + 1]?.type === 'break';
    const begun = starts ? child.value.trimStart() : child.value;
    return { ...child, value: ends ? begun.trimEnd() : begun };
  });
}
