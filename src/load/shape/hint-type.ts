import { quote, writeQuoted } from '../slips/slip.ts';
import { requiredKeys } from './schema-at.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** A value of the wrong type, and what is written in the file. */
export interface Mistyped {
  /** The key that it belongs to; undefined for an entry of a list. */
  readonly key: string | undefined;
  readonly input: unknown;
  /** As it is written, without the spaces around it. */
  readonly written: string;
  /** What follows it on its line. */
  readonly rest: string;
  readonly schema: unknown;
}

const yes = new Set(['yes', 'ja', 'on', 'y', 'oui', 'si', 'sí', 'true', '1', 'sant']);
const no = new Set(['no', 'nei', 'off', 'n', 'non', 'nein', 'false', '0', 'usant']);

export function meansYes(input: unknown): boolean {
  return yes.has(String(input).toLowerCase());
}

export function meansNo(input: unknown): boolean {
  return no.has(String(input).toLowerCase());
}

/** How to write a value of this type, by its name in the schema. */
export const typeHints: Readonly<Record<string, (value: Mistyped) => string | undefined>> = lookupTable({
  string: ({ key, input, written }) => {
    if (Array.isArray(input) && key === undefined && written.startsWith('-'))
      return 'Delete one of the two hyphens.';
    if (Array.isArray(input) && !written.startsWith('[')) return 'Write one text, not a list.';
    if (isSection(input))
      return 'A section lists articles: write a section inside it below it, in the same column.';
    return written.includes('\n')
      ? undefined
      : `Put quotes around it: ${key === undefined ? quote(written) : writeQuoted(key, written)}`;
  },
  array: ({ key, input, written }) => {
    if (typeof input === 'object') return 'Begin each entry with a hyphen and a space.';
    if (/^[-*•–](?=\S)/.test(written)) return 'Write a space after each hyphen: - entry';
    if (key === undefined) return undefined;
    const isNames = /authors|editors|contributors/.test(key);
    const between = isNames ? / (?:og|and|und|et|&) |[;；、] */ : /[,;，、；] *| +(?=#)/;
    const entries = (typeof input === 'string' ? input : written)
      .split(between)
      .map((entry) => listEntry(isNames ? entry : entry.replace(/^#/, '')));
    return written.length > 200 || written.includes('\n')
      ? 'Begin each entry on a line of its own, with a hyphen and a space.'
      : `Write a list: ${key}: [${entries.join(', ')}]`;
  },
  boolean: ({ input }) => {
    if (meansYes(input)) return 'Write true.';
    return meansNo(input) ? 'Write false.' : 'Write true or false.';
  },
  number: hintNumber,
  int: hintNumber,
  object: ({ key, input, written, schema }) => {
    if (Array.isArray(input) && written.startsWith('-'))
      return 'Delete the hyphens: it is one entry, not a list.';
    if (/^[\w-]+:\S/.test(written)) return 'Write a space after each colon.';
    const required = requiredKeys(schema);
    const [only] = required;
    if (key === undefined || only === undefined) return undefined;
    const values = required.map((one) => `${one}: ${required.length === 1 ? listEntry(written) : '…'}`);
    return `Write ${key}: { ${values.join(', ')} }`;
  },
});

/** What to do about a key without a value. */
export function hintEmpty({ key, rest }: Mistyped): string {
  const comment = /^\s*(#\S.*)$/.exec(rest)?.[1];
  if (comment !== undefined && key !== undefined)
    return `What begins with "#" is a comment. Put quotes around it: ${writeQuoted(key, comment.trimEnd())}`;
  return 'Write its value after the colon, or delete the line.';
}

function hintNumber({ written }: Mistyped): string | undefined {
  const number = /^["'](\d+)["']$/.exec(written)?.[1];
  return number === undefined ? undefined : `Write it without quotes: ${number}`;
}

function isSection(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'section' in input;
}

function listEntry(text: string): string {
  return /[,:#[\]{}"'&*!|>%@`]/.test(text) ? quote(text) : text;
}
