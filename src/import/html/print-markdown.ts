import type { Break, Image, Paragraph, Root, Text } from 'mdast';
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

const printText: Handle = (node: Text, parent, state, info) =>
  plain.test(node.value) && !/www\.|:\//i.test(node.value)
    ? node.value
    : defaultHandlers.text(node, parent, state, info);

/** What a text begins with. Nothing escapes a letter, nor a space before one: the rest need not be printed for it. */
const peekText: Handle = (node: Text, parent, state, info) =>
  /^ ?\p{L}/u.test(node.value) ? node.value : printText(node, parent, state, info);
const text = Object.assign(printText, { peek: peekText });

/** Cells are in one line. */
const lineBreak: Handle = (node: Break, parent, state, info) =>
  state.stack.includes('tableCell') ? '<br>' : defaultHandlers.break(node, parent, state, info);

const gfm = gfmToMarkdown({ tablePipeAlign: false });

const options: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  unsafe,
  handlers: { image: peekable, break: lineBreak, text },
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
