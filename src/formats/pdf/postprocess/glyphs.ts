import { inflateSync } from 'node:zlib';
import { asDictionary, readDictionary, readObject, type PdfFile } from './pdf-file.ts';
import type { PdfDictionary, PdfValue } from './pdf-value.ts';

/** The character that each glyph code of a font stands for; a code is four hexadecimal digits, in capitals, as Skia writes it. */
export type GlyphTexts = ReadonlyMap<string, string>;

/** Reads the `/ToUnicode` maps (ISO 32000, 9.10.3) of the fonts of a page, each once, by their names: `/F4`. */
export function openGlyphReader(file: PdfFile): (page: string, font: string) => GlyphTexts {
  const known = new Map<string, GlyphTexts>();
  let page = '';
  let fonts: PdfDictionary = new Map();
  return (asked, name) => {
    // Fonts are asked for at every piece of text, page by page.
    if (asked !== page) {
      page = asked;
      fonts = listFonts(file, page);
    }
    const reference = fonts.get(name);
    if (typeof reference !== 'string') return new Map();
    const texts = known.get(reference) ?? readGlyphTexts(file, reference);
    known.set(reference, texts);
    return texts;
  };
}

function listFonts(file: PdfFile, page: string): PdfDictionary {
  const resources = readDictionary(file, readDictionary(file, page).get('/Resources'));
  const fonts = resources.get('/Font');
  return fonts === undefined ? new Map<string, PdfValue>() : readDictionary(file, fonts);
}

function readGlyphTexts(file: PdfFile, font: string): GlyphTexts {
  const map = readDictionary(file, font).get('/ToUnicode');
  if (map === undefined) return new Map();
  const { value, stream } = readObject(file, map);
  if (stream === undefined) return new Map();
  const isPacked = asDictionary(value).has('/Filter');
  return parseGlyphTexts(Buffer.from(isPacked ? inflateSync(stream) : stream).toString('latin1'));
}

/** Reads a map of characters as Skia writes it: none of its ranges is a list. */
export function parseGlyphTexts(map: string): GlyphTexts {
  const texts = new Map<string, string>();
  for (const [, lines = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', hex = ''] of lines.matchAll(/<([\dA-F]+)> <([\dA-F]+)>/gi)) {
      texts.set(code.toUpperCase(), decodeUtf16(hex));
    }
  }
  for (const [, lines = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from = '', to = '', hex = ''] of lines.matchAll(
      /<([\dA-F]+)> <([\dA-F]+)> <([\dA-F]+)>/gi,
    )) {
      const first = parseInt(from, 16);
      for (let code = first; code <= parseInt(to, 16); code++) {
        const value = (parseInt(hex, 16) + code - first).toString(16).padStart(hex.length, '0');
        texts.set(code.toString(16).toUpperCase().padStart(from.length, '0'), decodeUtf16(value));
      }
    }
  }
  return texts;
}

function decodeUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
