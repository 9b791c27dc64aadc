import type { GlyphTexts } from './glyphs.ts';
import type { PageContent } from './pages.ts';

/** The text of each page in the order in which it is drawn, without spaces between words. Artifacts are passed over: running heads and page numbers. */
export function readPageTexts(
  contents: readonly PageContent[],
  glyphsOf: (page: string, font: string) => GlyphTexts,
): string[] {
  return contents.map(({ page, content }) => {
    const texts: string[] = [];
    let glyphs: GlyphTexts = new Map();
    let marks: boolean[] = [];
    for (const line of content.split('\n')) {
      if (/B[DM]C$/.test(line)) marks.push(line.startsWith('/Artifact'));
      else if (line === 'EMC') marks = marks.slice(0, -1);
      const font = /^(\/F\d+) [\d.]+ Tf$/.exec(line)?.[1];
      if (font !== undefined) glyphs = glyphsOf(page, font);
      if (!/T[jJ]$/.test(line) || marks.includes(true)) continue;
      for (const [, codes = ''] of line.matchAll(/<([\dA-F]+)>/gi)) {
        for (const [code] of codes.toUpperCase().matchAll(/.{4}/g)) texts.push(glyphs.get(code) ?? '');
      }
    }
    return texts.join('');
  });
}
