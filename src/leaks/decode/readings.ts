import { hash } from 'node:crypto';
import { resolveEscapes } from './escapes.ts';
import type { MappedText } from './mapped-text.ts';
import { hasMarkup, parseMarkup } from './markup.ts';
import { resolvePercents } from './percent.ts';

/** HTML in a string of JSON in an attribute of HTML, and one more. */
const deepest = 4;

/**
 * Every way in which a program may read a text: as it is, as markup, and with escapes resolved, in one another.
 * The innermost comes first, for it contains most of a sentence. Two ways often lead to the same text, which comes once.
 * What begins with a tag is read in its parts alone: they are everything that it says.
 */
export function* readings(source: MappedText): Generator<MappedText> {
  const met = new Map<string, number>();
  const parts = /^[\s\uFEFF]*</.test(source.text) ? splitMarkup(source) : [];
  const isApart = parts.length > 0 && parts.every(({ text }) => text !== source.text);
  for (const one of isApart ? parts : [source]) yield* readFrom(one, 0, met);
}

/** `met` contains the digest of each text that was read, and at which depth: the texts of a large file are too many to keep. */
function* readFrom(source: MappedText, depth: number, met: Map<string, number>): Generator<MappedText> {
  const digest = hash('sha256', source.text);
  if ((met.get(digest) ?? Infinity) <= depth) return;
  met.set(digest, depth);
  if (depth < deepest) {
    const escapes = [resolveEscapes(source), resolvePercents(source)].filter((way) => way !== undefined);
    for (const way of [...splitMarkup(source), ...escapes]) yield* readFrom(way, depth + 1, met);
  }
  yield source;
}

/** The parts of markup that contain something; none of what has no markup. */
function splitMarkup(source: MappedText): MappedText[] {
  return hasMarkup(source.text) ? parseMarkup(source).filter(({ text }) => text !== '') : [];
}
