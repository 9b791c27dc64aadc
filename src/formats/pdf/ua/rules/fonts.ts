import { asDictionary, readDictionary, readObject, type PdfFile } from '../../postprocess/pdf-file.ts';
import type { PdfDictionary, PdfValue } from '../../postprocess/pdf-value.ts';
import type { Rule } from '../rule.ts';

/** Every font is embedded and maps its glyphs to characters. */
export const fonts: Rule = {
  section: '7.21',
  check: ({ file, pages }) => {
    const references = new Set(
      pages.flatMap(({ page }) => {
        const resources = readDictionary(file, readDictionary(file, page).get('/Resources'));
        const listed = resources.get('/Font');
        return listed === undefined ? [] : [...readDictionary(file, listed).values()];
      }),
    );
    return [...references].flatMap((reference) => checkFont(file, reference));
  },
};

function checkFont(file: PdfFile, reference: PdfValue): string[] {
  const font = readDictionary(file, reference);
  const name = nameIn(font, '/BaseFont');
  const subject = name === '' ? 'a font without a name' : `the font ${name}`;
  const kind = nameIn(font, '/Subtype');
  if (kind !== 'Type0') return [`${subject} is of type ${kind}`];
  const descendants = font.get('/DescendantFonts') ?? [];
  const list = Array.isArray(descendants) ? descendants : readObject(file, descendants).value;
  const descendant = readDictionary(file, Array.isArray(list) ? list[0] : undefined);
  const descriptor = asDictionary(readObject(file, descendant.get('/FontDescriptor')).value);
  const isEmbedded = descriptor.has('/FontFile2') || descriptor.has('/FontFile3');
  return [
    ...(isEmbedded ? [] : [`${subject} is not inside the file`]),
    ...(font.has('/ToUnicode') ? [] : [`${subject} does not say what its glyphs mean`]),
    ...(descendant.get('/Subtype') === '/CIDFontType0' || descendant.has('/CIDToGIDMap')
      ? []
      : [`${subject} does not say where its glyphs are`]),
  ];
}

/** A name, without its slash. */
function nameIn(dictionary: PdfDictionary, key: string): string {
  const value = dictionary.get(key);
  return typeof value === 'string' ? value.slice(1) : '';
}
