import { resolveEscapes } from './escapes.ts';
import type { MappedText } from './mapped-text.ts';
import { hasMarkup, takeMarkupApart } from './markup.ts';
import { resolvePercents } from './percent.ts';

/** HTML in a string of JSON in an attribute of HTML, and one more. */
const deepest = 4;

/**
 * Every way in which a program may read a text: as it stands, as markup, and with escapes resolved, in one another.
 * The innermost comes first, for it holds most of a sentence. Two ways often lead to the same text, which comes once.
 */
export function readings(source: MappedText): Generator<MappedText> {
  return readFrom(source, 0, new Map());
}

/** `met` holds each text that was read, and at which depth. */
function* readFrom(source: MappedText, depth: number, met: Map<string, number>): Generator<MappedText> {
  if ((met.get(source.text) ?? Infinity) <= depth) return;
  met.set(source.text, depth);
  const parts = depth < deepest ? takeApart(source, depth) : { ways: [], isWhole: false };
  for (const way of parts.ways) yield* readFrom(way, depth + 1, met);
  if (!parts.isWhole) yield source;
}

interface TakenApart {
  readonly ways: readonly MappedText[];
  /** Whether they are everything that the text says: it is not read as it stands then. */
  readonly isWhole: boolean;
}

/** What begins with a tag is read in its parts alone, with the escapes in each of them. */
function takeApart(source: MappedText, depth: number): TakenApart {
  const markup = hasMarkup(source.text) ? takeMarkupApart(source).filter(({ text }) => text !== '') : [];
  const isApart = markup.length > 0 && markup.every(({ text }) => text !== source.text);
  if (depth === 0 && isApart && /^[\s\uFEFF]*</.test(source.text)) return { ways: markup, isWhole: true };
  const escapes = [resolveEscapes(source), resolvePercents(source)].filter((way) => way !== undefined);
  return { ways: [...markup, ...escapes], isWhole: false };
}
