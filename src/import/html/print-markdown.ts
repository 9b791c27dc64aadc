import type { Break, Image, Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { directiveToMarkdown } from 'mdast-util-directive';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { defaultHandlers, toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown';

/** What begins something in Kolofon's Markdown that no other Markdown has. */
const unsafe: Options['unsafe'] = [
  {
    character: '@',
    before: String.raw`(?:^|[^\w.@/\\])`,
    after: String.raw`[^\s.,;:!?)\]]`,
    inConstruct: 'phrasing',
  },
  { character: ':', after: String.raw`span\[`, inConstruct: 'phrasing' },
  { character: ':', after: String.raw`[a-z\d_+-]+:`, inConstruct: 'phrasing' },
  { atBreak: true, character: ':', after: String.raw`[: \t]` },
  { atBreak: true, character: '!', after: '!!' },
  { atBreak: true, character: '?', after: String.raw`\?\?` },
  { character: '^', inConstruct: 'phrasing' },
  { character: '=', after: '=', inConstruct: 'phrasing' },
  { character: '%', after: '%', inConstruct: 'phrasing' },
  { character: '{', after: '[{%]', inConstruct: 'phrasing' },
];

const image: Handle = (node: Image, parent, state, info) => {
  const caption = node.data?.caption;
  if (caption === undefined) return defaultHandlers.image(node, parent, state, info);
  const plain = defaultHandlers.image({ ...node, title: null }, parent, state, info);
  return `${plain.slice(0, -1)} ${quote(printCaption(caption))})`;
};
const peekable = Object.assign(image, { peek: () => '!' });

function printCaption(children: Paragraph['children']): string {
  return printMarkdown({ type: 'root', children: [{ type: 'paragraph', children }] })
    .replaceAll(/\\?\n/g, ' ')
    .trim();
}

/** A caption with quotation marks is easier to read between the others. */
function quote(text: string): string {
  const mark = text.includes('"') && !text.includes("'") ? "'" : '"';
  return `${mark}${text.replaceAll(mark, `\\${mark}`)}${mark}`;
}

/** Words that hold nothing that could be a mark, which is nearly all there are. */
const plain = /^(?![\d#+=:>.-])[^\\`*_[\]<>~$@&^|\n\r\t]*(?<!!)$/;

function isPlain(words: string): boolean {
  return plain.test(words) && !/www\.|:\//i.test(words);
}

const printText: Handle = (node: Text, parent, state, info) =>
  isPlain(node.value) ? node.value : defaultHandlers.text(node, parent, state, info);

/** What a text begins with. Nothing escapes a letter, nor a space before one: the rest need not be printed for it. */
const peekText: Handle = (node: Text, parent, state, info) =>
  /^ ?\p{L}/u.test(node.value) ? node.value : printText(node, parent, state, info);
const text = Object.assign(printText, { peek: peekText });

const gfm = gfmToMarkdown({ tablePipeAlign: false });
const withTasks =
  gfm.extensions?.find(({ handlers }) => handlers?.paragraph)?.handlers?.paragraph ??
  defaultHandlers.paragraph;

const paragraph: Handle = (node: Paragraph, parent, state, info) =>
  (parent?.type === 'listItem' ? undefined : printSentences(node.children)) ??
  withTasks(node, parent, state, info);

/** A paragraph of words, links and emphasis between spaces. Nothing in it can be taken for anything else, and most are so. */
function printSentences(children: readonly PhrasingContent[]): string | undefined {
  let printed = '';
  for (const [index, child] of children.entries()) {
    const inside = child.type === 'text' ? child : 'children' in child ? child.children[0] : undefined;
    if (inside?.type !== 'text' || !isPlain(inside.value)) return undefined;
    const { value } = inside;
    if (child.type === 'text') {
      const isBehindMark = index > 0 && !/^[\s,.;:)]/.test(value);
      const isBeforeMark = index < children.length - 1 && !/[\s(]$/.test(value);
      if (isBehindMark || isBeforeMark) return undefined;
      printed += value;
    } else if (!('children' in child) || child.children.length > 1 || !isWords.test(value)) return undefined;
    else if (child.type === 'emphasis') printed += `*${value}*`;
    else if (child.type === 'strong') printed += `**${value}**`;
    else if (child.type === 'link' && plainUrl.test(child.url) && !child.url.endsWith(value))
      printed += `[${value}](${child.url})`;
    else return undefined;
  }
  return /^\p{L}/u.test(printed) && !printed.endsWith(' ') ? printed : undefined;
}

const isWords = /^\p{L}(?:.*[\p{L}\p{N}])?$/u;
const plainUrl = /^[\w./:%#?=,~+-]+$/;

/** Cells are in one line. */
const lineBreak: Handle = (node: Break, parent, state, info) =>
  state.stack.includes('tableCell') ? '<br>' : defaultHandlers.break(node, parent, state, info);

const options: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  unsafe,
  handlers: { image: peekable, break: lineBreak, paragraph, text },
  extensions: [
    // Addresses are links already, and a colon is a colon: see `link-addresses.ts` and `plain-colons.ts`.
    gfm,
    mathToMarkdown(),
    { ...directiveToMarkdown(), unsafe: [] },
  ],
};

/** Markdown that Kolofon reads as the same tree. */
export function printMarkdown(tree: Root): string {
  return toMarkdown(tree, options);
}
