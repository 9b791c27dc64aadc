import { textString, type PdfDictionary } from '../../../../../src/formats/pdf/postprocess/pdf-value.ts';
import type { Face, Glyph } from './faces.ts';
import type { PdfUpdate } from './update-pdf.ts';

/**
 * Adds a font to a PDF (ISO 32000-1, 9.7): codes are glyphs, and each says which character it is. `name` is its
 * PostScript name. Returns the reference to it.
 */
export function embedFace(update: PdfUpdate, name: string, face: Face, glyphs: readonly Glyph[]): string {
  const used = [...new Map(glyphs.map((glyph) => [glyph.index, glyph])).values()];
  const file = update.add(
    new Map([
      ['/Length1', String(face.length)],
      ['/Filter', '/FlateDecode'],
    ]),
    face.packed,
  );
  const descendant = update.add(
    new Map<string, PdfDictionary | string>([
      ['/Type', '/Font'],
      ['/Subtype', '/CIDFontType2'],
      ['/BaseFont', `/${name}`],
      ['/CIDSystemInfo', '<</Registry (Adobe)\n/Ordering (Identity)\n/Supplement 0>>'],
      ['/CIDToGIDMap', '/Identity'],
      ['/FontDescriptor', update.add(describeFont(name, face, file))],
      ['/W', `[${used.map(({ index, width }) => `${index} [${width}]`).join(' ')}]`],
    ]),
  );
  return update.add(
    new Map([
      ['/Type', '/Font'],
      ['/Subtype', '/Type0'],
      ['/BaseFont', `/${name}`],
      ['/Encoding', '/Identity-H'],
      ['/DescendantFonts', `[${descendant}]`],
      ['/ToUnicode', update.add(new Map(), Buffer.from(mapToUnicode(used)))],
    ]),
  );
}

function describeFont(name: string, { font }: Face, file: string): PdfDictionary {
  const { xMin = 0, yMin = 0, xMax = 0, yMax = 0 } = font.tables['head'] as Record<string, number>;
  const scale = (value: number): string => String(Math.round((value * 1000) / font.unitsPerEm));
  return new Map([
    ['/Type', '/FontDescriptor'],
    ['/FontName', `/${name}`],
    // Its characters are not those of a standard set (table 123).
    ['/Flags', '4'],
    ['/FontBBox', `[${[xMin, yMin, xMax, yMax].map(scale).join(' ')}]`],
    ['/ItalicAngle', '0'],
    ['/Ascent', scale(font.ascender)],
    ['/Descent', scale(font.descender)],
    ['/CapHeight', '660'],
    ['/StemV', '80'],
    ['/FontFile2', file],
  ]);
}

/** Which character a glyph is (9.10.3). A block has 100 of them at most. */
function mapToUnicode(glyphs: readonly Glyph[]): string {
  const lines = glyphs.map(
    ({ index, character }) => `<${codeOf(index)}> <${textString(character).slice('<FEFF'.length, -1)}>`,
  );
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_unused, block) => {
    const some = lines.slice(block * 100, (block + 1) * 100);
    return `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`;
  });
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

/** A glyph as it is written in a string. */
export function codeOf(index: number): string {
  return index.toString(16).toUpperCase().padStart(4, '0');
}
