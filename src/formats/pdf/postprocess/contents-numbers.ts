import type { Slot } from '../contents.ts';
import type { GlyphTexts } from './glyphs.ts';
import type { PageContent } from './pages.ts';

/** Four digits that are by themselves: one glyph at the start, and three that each move on to the right. */
const fourGlyphs =
  /BT\n(\/F\d+) [\d.]+ Tf\n[-\d. ]+ Tm\n(<[\dA-F]{4}> Tj\n(?:[-\d.]+ 0 Td <[\dA-F]{4}> Tj\n){3})ET\n/gi;

/**
 * Puts the real page numbers into the contents: the glyphs of each placeholder give way to those of the number,
 * which is at the end of its line: to the right, or to the left in a book that runs from the right. Undefined when a
 * slot cannot be found exactly once, or a digit has no glyph there.
 */
export function fillContentsNumbers(
  contents: readonly PageContent[],
  slots: readonly Slot[],
  numbers: ReadonlyMap<string, string>,
  glyphsOf: (page: string, font: string) => GlyphTexts,
  isRightToLeft = false,
): PageContent[] | undefined {
  const ids = new Map(slots.map(({ placeholder, id }) => [placeholder, id]));
  const filled: string[] = [];
  const edited = contents.map(({ page, content }) => {
    // Behind the contents four digits mean something else.
    if (filled.length >= slots.length) return { page, content };
    const fill = (block: string, font: string, glyphs: string): string => {
      const texts = glyphsOf(page, font);
      const placeholder = [...glyphs.matchAll(/<(.{4})>/g)]
        .map(([, code = '']) => texts.get(code.toUpperCase()))
        .join('');
      const rewritten = rewriteGlyphs(glyphs, numbers.get(ids.get(placeholder) ?? ''), texts, isRightToLeft);
      if (rewritten === undefined) return block;
      filled.push(placeholder);
      return block.replace(glyphs, rewritten);
    };
    return { page, content: content.replaceAll(fourGlyphs, fill) };
  });
  const isEachFilledOnce = filled.length === slots.length && new Set(filled).size === slots.length;
  return isEachFilledOnce ? edited : undefined;
}

/** Keeps every move to the right, and shows a glyph only where the number has a digit. */
function rewriteGlyphs(
  glyphs: string,
  number: string | undefined,
  texts: GlyphTexts,
  isOnLeft: boolean,
): string | undefined {
  if (number === undefined || number.length > 4) return undefined;
  const codes = new Map([...texts].map(([code, text]) => [text, code]));
  const digits = Array.from(isOnLeft ? number.padEnd(4) : number.padStart(4));
  if (!digits.every((digit) => digit === ' ' || codes.has(digit))) return undefined;
  return glyphs.replaceAll(/<.{4}> Tj/g, () => {
    const digit = digits.shift() ?? ' ';
    return digit === ' ' ? '' : `<${codes.get(digit)}> Tj`;
  });
}
