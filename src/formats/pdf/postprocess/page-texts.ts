import type { GlyphTexts } from './glyphs.ts';
import { eachOperator } from './operators.ts';
import type { PageContent } from './pages.ts';

/**
 * The text of each page in the order in which it is drawn, without spaces between words. Artifacts are passed over:
 * running heads and page numbers.
 */
export function readPageTexts(
  contents: readonly PageContent[],
  glyphsOf: (page: string, font: string) => GlyphTexts,
): string[] {
  return contents.map(({ page, content }) => {
    // Joined at the end: a string that grows letter by letter takes ten times its length until somebody reads it.
    const letters: string[] = [];
    let glyphs: GlyphTexts = new Map();
    const marks: boolean[] = [];
    let artifacts = 0;
    eachOperator(content, (operator, start, end) => {
      if (operator === 'BDC' || operator === 'BMC') {
        const isArtifact = content.startsWith('/Artifact', start);
        marks.push(isArtifact);
        if (isArtifact) artifacts++;
      } else if (operator === 'EMC') {
        if (marks.pop() === true) artifacts--;
      } else if (operator === 'Tf')
        glyphs = glyphsOf(page, content.slice(start, content.indexOf(' ', start)));
      else if (artifacts === 0 && (operator === 'Tj' || operator === 'TJ'))
        readGlyphs(content, start, end, glyphs, letters);
    });
    return letters.join('');
  });
}

/** Glyph codes of four digits, in angle brackets. */
function readGlyphs(
  content: string,
  start: number,
  end: number,
  glyphs: GlyphTexts,
  letters: string[],
): void {
  for (let open = content.indexOf('<', start); open !== -1 && open < end;) {
    const close = content.indexOf('>', open);
    for (let at = open + 1; at + 4 <= close; at += 4)
      letters.push(glyphs.get(content.slice(at, at + 4)) ?? '');
    open = content.indexOf('<', close);
  }
}
