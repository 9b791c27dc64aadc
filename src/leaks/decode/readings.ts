import { resolveEscapes } from './escapes.ts';
import type { MappedText } from './mapped-text.ts';
import { hasMarkup, takeMarkupApart } from './markup.ts';
import { resolvePercents } from './percent.ts';

/** HTML in a string of JSON in an attribute of HTML, and one more. */
const deepest = 4;

/**
 * Every way in which a program may read a text: as it stands, as markup, and with escapes resolved, in one another.
 * The innermost comes first, for it holds most of a sentence. What begins with a tag is not read as it stands: its
 * parts are everything that it says.
 */
export function* readings(source: MappedText, depth = 0): Generator<MappedText> {
  const parts = depth < deepest ? takeApart(source) : [];
  const others = parts.filter(({ text }) => text !== '' && text !== source.text);
  for (const part of others) yield* readings(part, depth + 1);
  const isTakenApart =
    depth === 0 && /^[\s\uFEFF]*</.test(source.text) && !parts.some(({ text }) => text === source.text);
  if (!isTakenApart) yield source;
}

function takeApart(source: MappedText): MappedText[] {
  const parts = [resolveEscapes(source), resolvePercents(source)].filter((part) => part !== undefined);
  return hasMarkup(source.text) ? [...takeMarkupApart(source), ...parts] : parts;
}
