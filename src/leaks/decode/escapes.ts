import { buildText, type MappedText } from './mapped-text.ts';

const escape = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-9a-f]{2,6})\s?|([nrtbfv\n\\]))/gi;

/** The escapes of JSON, JavaScript and CSS resolved: `\u00e5`, `\n`, `\xE5`, `\00e5 `. Undefined without any. */
export function resolveEscapes(source: MappedText): MappedText | undefined {
  if (!source.text.includes('\\')) return undefined;
  const resolved = buildText(source);
  let done = 0;
  for (const { index, 0: written, 1: braced, 2: four, 3: two, 4: css } of source.text.matchAll(escape)) {
    resolved.keep(done, index);
    done = index + written.length;
    const point = parseInt(braced ?? four ?? two ?? css ?? '20', 16);
    const isLetter = point <= 0x10ffff && written !== '\\\\';
    resolved.put(isLetter ? String.fromCodePoint(point) : written.slice(1), index, done);
  }
  if (done === 0) return undefined;
  resolved.keep(done, source.text.length);
  return resolved.build();
}
