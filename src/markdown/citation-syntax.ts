import type { Citation, CitationItem } from '../model/document.ts';
import { looksLikeLocator, readLocator } from './citation-locator.ts';

/** A cluster of citations found in a text, with the offsets between which it is. */
export interface CitationMatch {
  readonly mode: Citation['mode'];
  readonly items: readonly CitationItem[];
  readonly start: number;
  readonly end: number;
  /** The offset of its first at sign. */
  readonly sign: number;
  /** Whether a bracket before its key is never closed. */
  readonly isOpen?: boolean;
}

const key = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_:.-]*[\p{L}\p{M}\p{N}_])?`;
/** Scripts without spaces between words: a key may follow at once, where in others an address would be. */
export const spaceless = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const sign = String.raw`(?:(?:(?<![\p{L}\p{M}\p{N}_.@/\\-])|(?<=[${spaceless}]))(?<suppress>-)?|(?<=--))@(?:\{(?<braced>[^{}\s]+)\}|(?<key>${key}))`;
const token = new RegExp(String.raw`\[|\]|${sign}`, 'gu');

interface Key {
  readonly id: string;
  readonly isSuppressed: boolean;
  readonly start: number;
  readonly end: number;
}

/** A pair of brackets. */
interface Bracket {
  readonly start: number;
  readonly end: number;
  /** The keys directly in it. */
  readonly keys: readonly Key[];
}

/**
 * Finds the shapes of a citation: `[see @key, 12; @other]`, `@key [12]`, and `-@key` for a year without its author.
 * The syntax is Pandoc's (Pandoc User's Guide, "Citation syntax"), and what people write for it: a locator without
 * a comma, `[@a and @b]`, `[@a.]`.
 */
export function findCitations(text: string): CitationMatch[] {
  const { brackets, keys } = scan(text);
  const matches: CitationMatch[] = [];
  let done = 0;
  const clusters = [...brackets.values()].filter((bracket) => bracket.keys.length > 0);
  for (const one of [...clusters, ...keys].toSorted((a, b) => a.start - b.start)) {
    if (one.start < done) continue;
    const match = 'keys' in one ? readCluster(text, one) : readNarrative(text, one, brackets);
    if (match === undefined) continue;
    matches.push(match);
    done = match.end;
  }
  return matches;
}

/** All keys, and the brackets that are closed by where they start. */
function scan(text: string): {
  readonly brackets: ReadonlyMap<number, Bracket>;
  readonly keys: readonly Key[];
} {
  const brackets = new Map<number, Bracket>();
  const keys: Key[] = [];
  const open: number[] = [];
  const held = new Map<number, Key[]>();
  for (const match of text.matchAll(token)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match[0] === '[') open.push(start);
    else if (match[0] === ']') {
      const from = open.pop();
      if (from !== undefined) brackets.set(from, { start: from, end, keys: held.get(from) ?? [] });
    } else {
      const { braced, key: plain = '', suppress } = match.groups ?? {};
      const found = { id: braced ?? plain, isSuppressed: suppress !== undefined, start, end };
      keys.push(found);
      const around = open.at(-1);
      if (around === undefined) continue;
      const beside = held.get(around);
      if (beside === undefined) held.set(around, [found]);
      else beside.push(found);
    }
  }
  return { brackets, keys };
}

function readCluster(text: string, { start, end, keys }: Bracket): CitationMatch | undefined {
  const [first] = keys;
  if (first === undefined) return undefined;
  const before = text.slice(start + 1, first.start).replace(/^[\s;；]+/, '');
  const items = readItems(text, keys, before, end - 1);
  return { mode: 'parenthetical', items, start, end, sign: text.indexOf('@', first.start) };
}

/** `@a [12]`, `@a [12; @b]`, or `@a` alone. */
function readNarrative(text: string, one: Key, brackets: ReadonlyMap<number, Bracket>): CitationMatch {
  const { id, isSuppressed, start } = one;
  const mode = isSuppressed ? 'parenthetical' : 'narrative';
  const sign = text.indexOf('@', start);
  const opening = text[one.end] === ' ' || text[one.end] === '\n' ? one.end + 1 : one.end;
  const bracket = brackets.get(opening);
  if (
    bracket === undefined ||
    text.startsWith('[^', opening) ||
    /^\s*-?@/.test(text.slice(opening + 1, opening + 40))
  ) {
    const isOpen = text[start - 1] === '[' && !brackets.has(start - 1);
    const item = { key: id, ...(isSuppressed ? { suppressAuthor: true } : {}) };
    return { mode, items: [item], start, end: one.end, sign, ...(isOpen ? { isOpen } : {}) };
  }
  // The locator follows the key as if a comma was between them.
  const inner = `,${text.slice(opening + 1, bracket.end - 1)}`;
  const shift = opening;
  const keys = bracket.keys.map((each) => ({ ...each, start: each.start - shift, end: each.end - shift }));
  const head = { ...one, start: 0, end: 0 };
  return { mode, items: readItems(inner, [head, ...keys], '', inner.length), start, end: bracket.end, sign };
}

/** The items of these keys; `before` is the text before the first, and what is between two is shared out. */
function readItems(text: string, keys: readonly Key[], before: string, end: number): CitationItem[] {
  const items: CitationItem[] = [];
  let lead: { readonly prefix: string; readonly joins?: boolean } = { prefix: before.trim() };
  keys.forEach(({ id, isSuppressed, end: from }, index) => {
    const next = keys[index + 1];
    const tail = text.slice(from, next?.start ?? end);
    const { own, following } = next === undefined ? { own: tail, following: { prefix: '' } } : share(tail);
    items.push({
      key: id,
      ...(lead.prefix === '' ? {} : { prefix: lead.prefix }),
      ...(lead.joins === true ? { joins: true } : {}),
      ...readTail(own),
      ...(isSuppressed ? { suppressAuthor: true } : {}),
    });
    lead = following;
  });
  return items;
}

/** What is between two keys: the locator of the first, and what leads to the second. */
function share(between: string): {
  readonly own: string;
  readonly following: { readonly prefix: string; readonly joins?: boolean };
} {
  const last = Math.max(between.lastIndexOf(';'), between.lastIndexOf('；'));
  if (last !== -1)
    return { own: between.slice(0, last), following: { prefix: between.slice(last + 1).trim() } };
  const own = looksLikeLocator(between)?.trimEnd() ?? '';
  const rest = between.slice(own.length).trim();
  return /^[,.:，、]*$/.test(rest)
    ? { own, following: { prefix: '' } }
    : { own, following: { prefix: rest, joins: true } };
}

/** The locator after a comma, or what begins like one; any other text is a suffix, with the space before it. */
function readTail(tail: string): Pick<CitationItem, 'locator' | 'suffix'> {
  const written = tail.replaceAll(/\s+/g, ' ').replace(/[\s,;:；，、]+$/, '');
  const [, lead = '', rest = ''] = /^([\s,:;]*)(.*)$/s.exec(written) ?? [];
  if (/^[.,;:]*$/.test(rest)) return {};
  if (/[,:;]/.test(lead) || looksLikeLocator(written) !== undefined || rest.startsWith('{'))
    return { locator: readLocator(rest) };
  return { suffix: `${lead === '' ? '' : ' '}${rest}` };
}
