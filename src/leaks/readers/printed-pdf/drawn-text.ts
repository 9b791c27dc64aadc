import { parseGlyphTexts, type GlyphTexts } from '../../../formats/pdf/postprocess/glyphs.ts';
import { numberOf } from '../../../formats/pdf/postprocess/pdf-file.ts';
import type { PdfDictionary, PdfValue } from '../../../formats/pdf/postprocess/pdf-value.ts';
import { openLetters, type Letters } from './letters.ts';
import { doubt, type PrintedFile } from './open-printed.ts';
import { readString } from './written-strings.ts';

/** Gives the text that a page, a form or a pattern draws, by its number. */
export interface TextReader {
  readPage(page: PdfDictionary): string;
  /** Of a form or a pattern. */
  readForm(number: number): string;
  /** The numbers of the streams that were read, as drawings and as maps of characters. */
  readonly read: ReadonlySet<number>;
}

/** The lists of a map of characters, if all of their lines are understood. */
const mapped =
  /beginbfchar\s+(?:<[\dA-F]{4}> <[\dA-F]+>\s+)*endbfchar|beginbfrange\s+(?:<[\dA-F]{4}> <[\dA-F]{4}> <[\dA-F]+>\s+)*endbfrange/gi;

/**
 * What matters in a drawing (ISO 32000, annex A): fonts, forms, texts that glyphs stand for, strings, marks; and what is
 * written in another way than Skia writes it.
 */
const sign =
  /\/(\S+) [\d.]+ Tf\b|\/(\S+) Do\b|\/ActualText (\((?:[^()\\]|\\[^])*\)|<[\dA-Fa-f]*>)|<([\dA-Fa-f]*)> Tj\b|<<|[()%<]|\b(?:B[DM]C|EMC|ET|Q|BI|Tf|Do|ActualText)\b/g;

/**
 * Reads drawings as Skia writes them: each string in hexadecimal digits, in a font that says what each of its codes
 * means. Text comes in the order in which it is drawn.
 */
export function openTextReader(file: PrintedFile): TextReader {
  const read = new Set<number>();
  const fonts = new Map<number, GlyphTexts>();
  const forms = new Map<number, string>();
  const dictionary = (value: PdfValue | undefined): PdfDictionary =>
    value === undefined
      ? new Map<string, PdfValue>()
      : value instanceof Map
        ? value
        : file.dictionaryOf(numberOf(value));
  const glyphsOf = (resources: PdfDictionary, name: string): GlyphTexts => {
    const number = numberOf(dictionary(resources.get('/Font')).get(`/${name}`));
    const known = fonts.get(number) ?? readFont(number);
    fonts.set(number, known);
    return known;
  };
  const readFont = (number: number): GlyphTexts => {
    const font = file.dictionaryOf(number);
    if (font.get('/Subtype') !== '/Type0' || font.get('/Encoding') !== '/Identity-H')
      doubt('A font is of another kind.');
    const map = numberOf(font.get('/ToUnicode'));
    read.add(map);
    const written = file.unpack(map).toString('latin1');
    if (/endbfrange|endbfchar/.test(written.replaceAll(mapped, '')))
      doubt('The characters of a font are unknown.');
    return parseGlyphTexts(written);
  };
  const readDrawing = (number: number, resources: PdfDictionary, depth: number): string => {
    read.add(number);
    if (depth > deepest) doubt('Forms are in one another.');
    const content = file.unpack(number).toString('latin1');
    const letters = openLetters();
    let glyphs: GlyphTexts | undefined;
    for (const [written, font, form, actual, codes] of content.matchAll(sign)) {
      if (font !== undefined) glyphs = glyphsOf(resources, font);
      else if (form !== undefined) letters.draw(readObject(resources, form, depth));
      else if (actual !== undefined) letters.replaceNext(readString(actual));
      else if (codes !== undefined) readGlyphs(codes, glyphs, letters);
      else if (written === 'BDC' || written === 'BMC') letters.mark();
      else if (written === 'EMC') letters.unmark();
      else if (written === 'ET') letters.draw('\n');
      else if (written === 'Q') glyphs = undefined;
      else if (written !== '<<') doubt('A drawing has something else in it.');
    }
    return letters.join();
  };
  const readObject = (resources: PdfDictionary, name: string, depth: number): string => {
    const number = numberOf(dictionary(resources.get('/XObject')).get(`/${name}`));
    return file.dictionaryOf(number).get('/Subtype') === '/Image' ? '' : readForm(number, depth + 1);
  };
  const readForm = (number: number, depth = 0): string => {
    const text =
      forms.get(number) ??
      readDrawing(number, dictionary(file.dictionaryOf(number).get('/Resources')), depth);
    forms.set(number, text);
    return text;
  };
  return {
    readPage: (page) => {
      const contents = page.get('/Contents');
      return contents === undefined
        ? ''
        : readDrawing(numberOf(contents), dictionary(page.get('/Resources')), 0);
    },
    readForm: (number) => readForm(number),
    read,
  };
}

/** Skia puts a form into a form for each group of its own. */
const deepest = 50;

/** Codes are four digits each. One without a character has none for anybody. */
function readGlyphs(codes: string, glyphs: GlyphTexts | undefined, letters: Letters): void {
  if (glyphs === undefined || codes.length % 4 !== 0) doubt('A string is in an unknown font.');
  const upper = codes.toUpperCase();
  for (let at = 0; at < upper.length; at += 4) letters.draw(glyphs.get(upper.slice(at, at + 4)) ?? '');
}
