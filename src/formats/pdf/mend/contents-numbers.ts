import type { Slot } from '../contents.ts';
import type { GlyphTexts } from './glyphs.ts';
import type { PageContent } from './pages.ts';

/** Four digits that stand by themselves: one glyph at the start, and three that each move on to the right. */
const fourGlyphs =
  /BT\n(\/F\d+) [\d.]+ Tf\n[-\d. ]+ Tm\n(<[\dA-F]{4}> Tj\n(?:[-\d.]+ 0 Td <[\dA-F]{4}> Tj\n){3})ET\n/gi;

/**
 * Puts the real page numbers into the contents: the glyphs of each placeholder give way to those of the number,
 * which stands to the right. Undefined when a slot cannot be found exactly once, or a digit has no glyph there.
 */
export function fillContentsNumbers(
  contents: readonly PageContent[],
  slots: readonly Slot[],
  numbers: ReadonlyMap<string, string>,
  glyphsOf: (page: string, font: string) => GlyphTexts,
): readonly PageContent[] | undefined {
  const open = new Map(slots.map(({ placeholder, id }) => [placeholder, id]));
  let failed = false;
  const filled = contents.map(({ page, content }) => {
    // Behind the contents four digits mean something else.
    if (open.size === 0 || failed) return { page, content };
    const seen = new Set<string>();
    const edited = content.replaceAll(fourGlyphs, (block, font: string, glyphs: string) => {
      const texts = glyphsOf(page, font);
      const placeholder = [...glyphs.matchAll(/<(.{4})>/g)]
        .map(([, code = '']) => texts.get(code.toUpperCase()))
        .join('');
      const id = open.get(placeholder);
      if (id === undefined) {
        failed ||= seen.has(placeholder);
        return block;
      }
      seen.add(placeholder);
      open.delete(placeholder);
      const rewritten = rewriteGlyphs(glyphs, numbers.get(id), texts);
      failed ||= rewritten === undefined;
      return block.replace(glyphs, rewritten ?? glyphs);
    });
    return { page, content: edited };
  });
  return failed || open.size > 0 ? undefined : filled;
}

/** Keeps every move to the right, and shows a glyph only where the number has a digit. */
function rewriteGlyphs(glyphs: string, number: string | undefined, texts: GlyphTexts): string | undefined {
  if (number === undefined || number.length > 4) return undefined;
  const codes = new Map([...texts].map(([code, text]) => [text, code]));
  const digits = [...number.padStart(4)];
  if (!digits.every((digit) => digit === ' ' || codes.has(digit))) return undefined;
  return glyphs.replaceAll(/<.{4}> Tj/g, () => {
    const digit = digits.shift() ?? ' ';
    return digit === ' ' ? '' : `<${codes.get(digit)}> Tj`;
  });
}
