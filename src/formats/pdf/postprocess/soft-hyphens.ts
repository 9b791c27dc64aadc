import type { GlyphTexts } from './glyphs.ts';
import type { PageContent } from './pages.ts';

const mark = '/Span<</ActualText <FEFF00AD> >> BDC\n';

/** A soft hyphen as Chromium draws it, a glyph of no width, and the hyphen after it where a line ends there. */
const softHyphen =
  /\/Span\s*<<\/ActualText <FEFF00AD>\s*>>\s*BDC\n((?:[-\d.]+ [-\d.]+ Td )?)<[\dA-F]{4}> Tj\nEMC\n(?:ET\n(BT\n(\/F\d+) [\d.]+ Tf\n[-\d. ]+ Tm\n<([\dA-F]{4})> Tj\nET\n))?/gi;

/**
 * Takes away the soft hyphens where no line ends: a program that reads the text would see a gap in the word. Where a
 * line does end, the visible hyphen is marked as a soft one, so that a reader can join the word again.
 */
export function fixSoftHyphens(
  { page, content }: PageContent,
  glyphsOf: (page: string, font: string) => GlyphTexts,
): PageContent {
  return {
    page,
    content: content.replaceAll(
      softHyphen,
      (
        _found,
        move: string,
        next: string | undefined,
        font: string | undefined,
        code: string | undefined,
      ) => {
        const kept = move === '' ? '' : `${move}\n`;
        if (next === undefined || font === undefined || code === undefined) return kept;
        const isHyphen = /^[-\u2010\u00AD]$/.test(glyphsOf(page, font).get(code.toUpperCase()) ?? '');
        return isHyphen ? `${kept}ET\n${mark}${next}EMC\n` : `${kept}ET\n${next}`;
      },
    ),
  };
}
