import { findScripts, scriptOf, type ScriptName } from '../model/scripts.ts';
import type { Fonts } from './fonts.ts';

type ReadFont = Fonts['read'];
type FontFile = readonly [path: string, file: { readonly mediaType: string; readonly bytes: Uint8Array }];

/** The @fontsource package of each script. Serifs where there are some: most of it is running text. */
const packages: Readonly<Record<Exclude<ScriptName, 'Han'>, string>> = {
  Adlam: 'noto-sans-adlam',
  Arabic: 'noto-naskh-arabic',
  Armenian: 'noto-serif-armenian',
  Avestan: 'noto-sans-avestan',
  Balinese: 'noto-serif-balinese',
  Bamum: 'noto-sans-bamum',
  Bengali: 'noto-serif-bengali',
  Brahmi: 'noto-sans-brahmi',
  Buginese: 'noto-sans-buginese',
  'Canadian Aboriginal': 'noto-sans-canadian-aboriginal',
  Cham: 'noto-sans-cham',
  Cherokee: 'noto-sans-cherokee',
  Coptic: 'noto-sans-coptic',
  Cuneiform: 'noto-sans-cuneiform',
  Deseret: 'noto-sans-deseret',
  Devanagari: 'noto-serif-devanagari',
  'Egyptian Hieroglyphs': 'noto-sans-egyptian-hieroglyphs',
  Emoji: 'noto-emoji',
  Ethiopic: 'noto-sans-ethiopic',
  Georgian: 'noto-serif-georgian',
  Glagolitic: 'noto-sans-glagolitic',
  Gothic: 'noto-sans-gothic',
  Grantha: 'noto-sans-grantha',
  Gujarati: 'noto-serif-gujarati',
  Gurmukhi: 'noto-sans-gurmukhi',
  Hangul: 'noto-serif-kr',
  'Hanifi Rohingya': 'noto-sans-hanifi-rohingya',
  Hanunoo: 'noto-sans-hanunoo',
  Hebrew: 'noto-serif-hebrew',
  'Historic Kana': 'noto-serif-hentaigana',
  Javanese: 'noto-sans-javanese',
  Kana: 'noto-serif-jp',
  Kannada: 'noto-sans-kannada',
  'Kayah Li': 'noto-sans-kayah-li',
  Khmer: 'noto-serif-khmer',
  Lao: 'noto-serif-lao',
  Lepcha: 'noto-sans-lepcha',
  Limbu: 'noto-sans-limbu',
  'Linear B': 'noto-sans-linear-b',
  Lisu: 'noto-sans-lisu',
  Lycian: 'noto-sans-lycian',
  Malayalam: 'noto-serif-malayalam',
  'Meetei Mayek': 'noto-sans-meetei-mayek',
  Mongolian: 'noto-sans-mongolian',
  Music: 'noto-music',
  Myanmar: 'noto-serif-myanmar',
  'New Tai Lue': 'noto-sans-new-tai-lue',
  'N’Ko': 'noto-sans-nko',
  Ogham: 'noto-sans-ogham',
  'Ol Chiki': 'noto-sans-ol-chiki',
  'Old Italic': 'noto-sans-old-italic',
  'Old Persian': 'noto-sans-old-persian',
  'Old Turkic': 'noto-sans-old-turkic',
  Oriya: 'noto-sans-oriya',
  Osage: 'noto-sans-osage',
  Phoenician: 'noto-sans-phoenician',
  Rejang: 'noto-sans-rejang',
  Runic: 'noto-sans-runic',
  Samaritan: 'noto-sans-samaritan',
  Saurashtra: 'noto-sans-saurashtra',
  Shavian: 'noto-sans-shavian',
  Sinhala: 'noto-serif-sinhala',
  Sundanese: 'noto-sans-sundanese',
  'Syloti Nagri': 'noto-sans-syloti-nagri',
  Symbols: 'noto-sans-symbols-2',
  Syriac: 'noto-sans-syriac',
  Tagalog: 'noto-sans-tagalog',
  'Tai Le': 'noto-sans-tai-le',
  'Tai Tham': 'noto-sans-tai-tham',
  'Tai Viet': 'noto-sans-tai-viet',
  Tamil: 'noto-serif-tamil',
  Tangut: 'noto-serif-tangut',
  Telugu: 'noto-serif-telugu',
  Thaana: 'noto-sans-thaana',
  Thai: 'noto-serif-thai',
  Tibetan: 'noto-serif-tibetan',
  Tifinagh: 'noto-sans-tifinagh',
  Tirhuta: 'noto-sans-tirhuta',
  Vai: 'noto-sans-vai',
  Yi: 'noto-sans-yi',
};

/** Han characters have other shapes in each language that writes them. */
export function fontPackage(script: ScriptName, language: string): string {
  if (script !== 'Han') return packages[script];
  if (/^zh-(?:Hant|TW|HK|MO)/i.test(language)) return 'noto-serif-tc';
  if (/^ja/i.test(language)) return 'noto-serif-jp';
  return /^ko/i.test(language) ? 'noto-serif-kr' : 'noto-serif-sc';
}

export function hasScriptFont(script: ScriptName, language: string, readFont: ReadFont): boolean {
  return readSubsets(fontPackage(script, language), readFont) !== undefined;
}

/**
 * `@font-face` rules that give the families of a book the characters of other scripts, where their packages are
 * installed. A book lists only the files that hold its own characters. What has no italic is upright, and nothing
 * is slanted or emboldened by the browser: Chromium makes a Type 3 font of that.
 */
export function styleScripts(
  text: string,
  language: string,
  families: readonly string[],
  readFont: ReadFont,
): { readonly css: string; readonly files: readonly FontFile[] } {
  const scripts = findScripts(text);
  if (scripts.size === 0) return { css: '', files: [] };
  const characters = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const rules: string[] = [];
  const files: FontFile[] = [];
  for (const script of scripts.keys()) {
    const name = fontPackage(script, language);
    const own = characters.filter((character) => scriptOf(character) === script);
    const subsets = [...(readSubsets(name, readFont) ?? [])].filter(([, range]) => holdsAny(range, own));
    for (const [subset, range] of subsets) {
      for (const weight of [400, 600] as const) {
        const font = readCut(name, subset, weight, readFont);
        if (font === undefined) continue;
        files.push([`/fonts/${font.file}`, { mediaType: 'font/woff2', bytes: font.bytes }]);
        for (const family of families)
          for (const style of ['normal', 'italic'])
            rules.push(
              `@font-face { font-family: "${family}"; font-weight: ${String(weight)}; font-style: ${style}; ` +
                `src: url("/fonts/${font.file}") format("woff2"); unicode-range: ${range} }`,
            );
      }
    }
  }
  return { css: rules.join('\n'), files };
}

/** The subsets of a package with their ranges, without those of Latin letters; undefined where it is not installed. */
function readSubsets(name: string, readFont: ReadFont): ReadonlyMap<string, string> | undefined {
  const subsets = readAllSubsets(name, readFont);
  return (
    subsets &&
    new Map([...subsets].filter(([subset]) => !/^(?:latin|latin-ext|vietnamese|math)$/.test(subset)))
  );
}

/** All subsets of a package with their ranges; undefined where it is not installed. */
function readAllSubsets(name: string, readFont: ReadFont): ReadonlyMap<string, string> | undefined {
  const bytes = tryRead(`${name}/unicode.json`, readFont);
  if (bytes === undefined) return undefined;
  const ranges = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, string>>;
  // Slices of large fonts have numbers in brackets.
  return new Map(Object.entries(ranges).map(([key, range]) => [key.replace(/^\[(.*)\]$/, '$1'), range]));
}

/** A file of a font, and the characters for which it is used. */
interface FontCut {
  readonly bytes: Uint8Array;
  readonly range: string;
}

/** The files of a cut of a family in which these characters are set, each with fonts for other scripts behind it. */
export function listCuts(
  name: string,
  { text, language }: { readonly text: string; readonly language: string },
  { weight, style }: { readonly weight: 400 | 600; readonly style: 'normal' | 'italic' },
  readFont: ReadFont,
): FontCut[] {
  const characters = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const scripts = [...findScripts(text).keys()].map((script) => fontPackage(script, language));
  return [name, ...scripts].flatMap((one) => {
    const subsets = one === name ? readAllSubsets(one, readFont) : readSubsets(one, readFont);
    return [...(subsets ?? [])]
      .filter(([, range]) => holdsAny(range, characters))
      .flatMap(([subset, range]) => {
        const cut =
          readCut(one, subset, weight, readFont, style) ?? readCut(one, subset, weight, readFont, 'normal');
        return cut === undefined ? [] : [{ bytes: cut.bytes, range }];
      });
  });
}

/** The file of a weight, or of the nearest that there is. */
function readCut(
  name: string,
  subset: string,
  weight: number,
  readFont: ReadFont,
  style: 'normal' | 'italic' = 'normal',
): { readonly file: string; readonly bytes: Uint8Array } | undefined {
  for (const one of [weight, 700, 400]) {
    const file = `${name}-${subset}-${String(one)}-${style}.woff2`;
    const bytes = tryRead(`${name}/files/${file}`, readFont);
    if (bytes !== undefined) return { file, bytes };
  }
  return undefined;
}

function tryRead(file: string, readFont: ReadFont): Uint8Array | undefined {
  try {
    return readFont(file);
  } catch {
    return undefined;
  }
}

/** Whether a `unicode-range` (CSS Fonts 4, section 4.5) contains one of these characters. */
function holdsAny(range: string, characters: readonly number[]): boolean {
  const spans = range.split(',').map((span) => {
    const [first = '', last = first] = span.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(first, 16), parseInt(last, 16)] as const;
  });
  return characters.some((character) =>
    spans.some(([first, last]) => first <= character && character <= last),
  );
}
