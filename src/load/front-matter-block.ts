import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';
import { readEntry } from './slips/slip.ts';

/** Where the YAML of the front matter is, in offsets. */
export interface FrontMatterBlock {
  readonly from: number;
  readonly to: number;
}

const fence = /^---[ \t]*$/;

/** Finds the front matter at the beginning of an article, or says why there is none. */
export function findFrontMatter(source: SourceText): FrontMatterBlock | Diagnostic {
  const { text } = source;
  const from = text.indexOf('\n') + 1;
  if (from === 0 || !fence.test(text.slice(0, from - 1))) return explainBeginning(source);
  for (let start = from; ;) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    // A line of hyphens is short: longer ones are not looked at.
    if (text.startsWith('---', start) && fence.test(text.slice(start, Math.min(end, start + 200))))
      return { from, to: start };
    if (next === -1) return describeOpen(source.place(0, 3));
    start = next + 1;
  }
}

/** Front matter without an end goes on to the next line of hyphens, which is somewhere in the text. */
export function findLateEnd(source: SourceText, { from, to }: FrontMatterBlock): Diagnostic | undefined {
  const match = /\n[ \t]*\n+(?=[^\s-])/.exec(source.text.slice(from, to));
  if (match === null) return undefined;
  const start = from + match.index + match[0].length;
  const line = source.text.slice(start, source.text.indexOf('\n', start));
  return readEntry(line) === undefined ? describeOpen(source.place(start, start + line.length)) : undefined;
}

function describeOpen(place: Place): Diagnostic {
  const isBeginning = place.start.offset === 0;
  return diagnose(
    'front-matter-present',
    place,
    isBeginning ? 'The front matter has no end.' : 'The text begins before the front matter has ended.',
    { hint: `Write a line of three hyphens ${isBeginning ? 'after its last key' : 'above this line'}.` },
  );
}

interface Beginning {
  readonly looksLike: RegExp;
  readonly message: string;
  readonly hint: string;
}

/** What articles begin with when their front matter is not found. */
const beginnings: readonly Beginning[] = [
  {
    looksLike: /^\s+---[ \t]*(?:\n|$)/,
    message: 'There is an empty line or a space before the front matter.',
    hint: 'Delete what is before the first line of hyphens.',
  },
  {
    looksLike: /^\+\+\+/,
    message: 'The front matter is TOML, between lines of +++.',
    hint: 'Write YAML between lines of three hyphens: title: The title',
  },
  {
    looksLike: /^\{/,
    message: 'The front matter is JSON.',
    hint: 'Write YAML between lines of three hyphens: title: The title',
  },
  {
    looksLike: /^(?:--?|-{4,}|[–—―]+|\*{3,}|_{3,}|={3,})[ \t]*\n/,
    message: 'The first line is not exactly three hyphens.',
    hint: 'Write --- on the first line, and --- after the last key.',
  },
  {
    looksLike: /^(?:title|tittel|summary|authors?|published|date|language)[ \t]*:/i,
    message: 'The line of three hyphens above the front matter is missing.',
    hint: 'Write --- on a line before the first key, and --- after the last key.',
  },
];

function explainBeginning(source: SourceText): Diagnostic {
  const start = source.text.slice(0, 1_000);
  const { message, hint } = beginnings.find(({ looksLike }) => looksLike.test(start)) ?? {
    message: 'The article does not begin with front matter.',
    hint: hintToBegin(start),
  };
  return diagnose('front-matter-present', source.place(0), message, { hint });
}

/** The title in the text, if there is one. */
function hintToBegin(text: string): string {
  const title = /^(?:<[^>\n]*>\s*)*#[ \t]+([^\n]{1,100}?)[ \t#]*(?:\n|$)/.exec(text)?.[1];
  const shown =
    title === undefined
      ? 'The title'
      : /^[\p{L}\p{N}][^:#]*$/u.test(title)
        ? title
        : `'${title.replaceAll("'", "''")}'`;
  const moved = title === undefined ? '' : ' Then remove the heading below.';
  return `Begin the file with lines of their own: --- and title: ${shown} and summary: … and published: 2026-03-31 and --- again.${moved}`;
}
