import type { Nodes, Parents, Root } from 'mdast';
import { hasPlainDirectives, mayHoldDirectives } from './directives.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/**
 * Syntax in which satteri is known to differ from remark, by what it is called. Each is wider than the difference
 * itself: an article that is read by remark for nothing loses a few milliseconds and no more.
 */
export const differencesInText: Readonly<Record<string, (text: string) => boolean>> = lookupTable({
  'half of a surrogate pair, or a null byte': matches(/\p{Surrogate}|\0/u),
  'a byte order mark, or line ends of Windows': matches(/^\uFEFF|\r/),
  'front matter in TOML': matches(/^\+\+\+/),
  'a first line of hyphens that opens no front matter': (text) =>
    text.startsWith('---') && !/^---[ \t]*\n(?:(?!\.\.\.)[^\n]*\n)*?---[ \t]*(?:\n|$)/.test(text),
  'one tilde on either side': matches(/(?<!~)~(?!~)[^]*(?<!~)~(?!~)/),
  'an escape beside emphasis': matches(/\\[*_][*_]|[*_]\\[*_]/),
  'asterisks beside underscores': matches(/\*_|_\*/),
  'a character beyond the first plane beside emphasis or an address': matches(
    /[\u{10000}-\u{10FFFF}](?:[*_~]|www)|[*_~][\u{10000}-\u{10FFFF}]/u,
  ),
  'emphasis beside a Chinese, Japanese or Korean character': (text) =>
    /[\u1100-\u11FF\u2E80-\uFFEF]/.test(text) && besideCjk.test(text),
  'the beginning of an address, and no more': matches(/www\.(?![\p{L}\p{N}])|https?:\/\/(?![\p{L}\p{N}])/iu),
  'a mail address inside a web address, or behind a letter beyond ASCII': matches(
    /www\.\S*@|[/\u0080-\uFFFF][-.+\w]+@[-\w]+\./i,
    '@',
  ),
  'a footnote behind an exclamation mark': matches(/!\[\^/),
  'a footnote in the description of an image': matches(/!\[(?:[^\][\\]|\\[^])+\[\^/),
  'a tab behind a marker': matches(/(?:[-*+>:]|\d[.)]) *\t/, '\t'),
  'a tab below a break': matches(/(?: {2}|\\)\n[ >]*\t/, '\t'),
  'an empty item of a list': matches(
    /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]\n]+\]:)*(?:[-*+]|\d{1,9}[.)])[ \t]*$/m,
  ),
  'a definition that goes on in the next line': matches(/\]:[ \t]*$/m),
  'text right below a definition': matches(
    /^[ \t>*+\d.)-]*\[(?!\^[^\]])[^\]\n]+\]:[^\n]*\n(?![ \t>]*(?:\[|\n|$))/m,
  ),
  'a table or an element in the lines below a footnote': matches(
    /^[ \t>*+\d.)-]*\[\^[^\]\n]+\]:[^\n]*\n(?:(?![ \t>*+\d.)-]*\[\^)[^\n]+\n)*?(?:[^\n]*\||[ \t>]*<)/m,
  ),
  'an indented footnote': matches(/^[ \t]+\[\^[^\]\n]*\]:/m),
  'directives that are no callouts of whole lines and no phrases of plain words': (text) =>
    mayHoldDirectives(text) && !hasPlainDirectives(text),
});

/** The same, recognised by one node of the tree that satteri made, of the types that come first. */
export const differencesInTree: Readonly<Record<string, DifferenceInTree>> = lookupTable({
  'a quote that is empty, in a footnote, or contains quotes, lists or footnotes': {
    types: ['blockquote'],
    holds: ({ node, parent }) => {
      const types = 'children' in node ? node.children.map(({ type }) => type) : [];
      return (
        parent?.type === 'footnoteDefinition' ||
        types.length === 0 ||
        types.some((type) => containers.has(type))
      );
    },
  },
  'a footnote that is empty, or inside another block': {
    types: ['footnoteDefinition'],
    holds: ({ node, parent }) =>
      parent?.type !== 'root' || ('children' in node && node.children.length === 0),
  },
  'a task whose words do not begin beside its box': {
    types: ['listItem'],
    holds: ({ node }) => {
      if (node.type !== 'listItem' || typeof node.checked !== 'boolean') return false;
      const [first] = node.children;
      const words = first?.type === 'paragraph' ? first.children[0] : undefined;
      return words?.type !== 'text' || words.position?.start.line !== node.position?.start.line;
    },
  },
  'a block of code or mathematics that is indented, or that nothing closes': {
    types: ['code', 'math'],
    holds: ({ parent, written, text, end }) => {
      if (parent?.type !== 'root') return !closedFence.test(written());
      return !/[`~$]/.test(text[end - written().length] ?? '') && /^\n+[ \t]/.test(text.slice(end));
    },
  },
  'an escape or a rare space in the first line of a block of code': {
    types: ['code'],
    holds: ({ node, written }) =>
      node.type === 'code' && node.lang !== null && /^[^\n]*(?:[&\\]|[^\S \t\n])/.test(written()),
  },
  'an element that is a block of a quote, a list or a callout': {
    types: ['html'],
    holds: ({ parent }) => containers.has(parent?.type ?? ''),
  },
  'code inside a sentence that goes on in an indented line': {
    types: ['inlineCode'],
    holds: ({ written }) => /\n[ \t]/.test(written()),
  },
  'a row of a table without borders of cells, or that begins like an element': {
    types: ['tableRow'],
    holds: ({ written }) => !/^[^<][^]*\||^\|/.test(written()),
  },
  'a lone backtick or dollar sign in a text of several lines': {
    types: ['text'],
    holds: ({ node, block, text }) =>
      node.type === 'text' && /[`$]/.test(node.value) && sourceOf(block, text).includes('\n'),
  },
  'a formula between $$ in the description of an image': {
    types: ['image', 'imageReference'],
    holds: ({ written }) => written().includes('$$'),
  },
  'an address after a sign, or in a text with brackets or escapes': {
    types: ['link'],
    holds: ({ block, text, start }) =>
      !/[[<]/.test(text[start] ?? '') &&
      (/[[\]\\&_]/.test(sourceOf(block, text)) ||
        (start > startOf(block) && !/[ \t\n(]/.test(text[start - 1] ?? ''))),
  },
});

interface DifferenceInTree {
  readonly types: readonly Nodes['type'][];
  readonly holds: (seen: Seen) => boolean;
}

interface Seen {
  readonly node: Nodes;
  readonly parent: Parents | undefined;
  /** The paragraph, heading or cell in which the node is, or the node itself. */
  readonly block: Nodes;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The node as it was written. */
  readonly written: () => string;
}

const cjk =
  '\\u1100-\\u11FF\\u2E80-\\uA4CF\\uA960-\\uA97F\\uAC00-\\uD7FF\\uF900-\\uFAFF\\uFE10-\\uFE4F\\uFF00-\\uFFEF';
const besideCjk = new RegExp(`[*_][${cjk}]|[${cjk}][\\uFE00-\\uFE0F]?[*_]`);

/** The whole run of signs that opens it, and as many that close it. */
const closedFence = /^(`{3,}(?!`)|~{3,}(?!~)|\${2,}(?!\$))[^]*\n[ \t>]*\1$/;

const containers: ReadonlySet<string> = new Set<Nodes['type']>([
  'blockquote',
  'list',
  'listItem',
  'footnoteDefinition',
  'containerDirective',
]);

const textBlocks: ReadonlySet<string> = new Set<Nodes['type']>(['paragraph', 'heading', 'tableCell']);

const byType = new Map<string, [string, DifferenceInTree][]>();
for (const entry of Object.entries(differencesInTree))
  for (const type of entry[1].types) byType.set(type, [...(byType.get(type) ?? []), entry]);

/** The first known difference that the text shows. */
export function differenceInText(text: string): string | undefined {
  for (const name in differencesInText) if (differencesInText[name]?.(text) === true) return name;
  return undefined;
}

/** The first known difference that satteri's tree of the text shows. */
export function differenceInTree(tree: Root, text: string): string | undefined {
  const find = (node: Nodes, parent: Parents | undefined, block: Nodes): string | undefined => {
    const seen = byType.get(node.type);
    if (seen !== undefined) {
      const [start, end] = [startOf(node), endOf(node)];
      const facts = { node, parent, block, text, start, end, written: () => text.slice(start, end) };
      for (const [name, { holds }] of seen) if (holds(facts)) return name;
    }
    if (!('children' in node)) return undefined;
    const inner = textBlocks.has(node.type) ? node : block;
    for (const child of node.children) {
      const found = find(child, node, inner);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(tree, undefined, tree);
}

/** Every match contains the sign, which is looked for first: most texts have none. */
function matches(pattern: RegExp, sign = ''): (text: string) => boolean {
  return (text) => text.includes(sign) && pattern.test(text);
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

function sourceOf(node: Nodes, text: string): string {
  return text.slice(startOf(node), endOf(node));
}
