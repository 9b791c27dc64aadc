import type { RenderInput } from '../format.ts';

interface Face {
  readonly family: string;
  readonly package: string;
  readonly subsets: readonly string[];
  readonly weights: readonly number[];
  readonly styles: readonly ('normal' | 'italic')[];
}

/** Static cuts only: of a variable font, or a bold that is made from a regular, Chromium makes a Type 3 font. */
const faces: readonly Face[] = [
  {
    family: 'Source Serif 4',
    package: 'source-serif-4',
    subsets: ['latin', 'latin-ext', 'greek', 'cyrillic'],
    weights: [400, 600],
    styles: ['normal', 'italic'],
  },
  {
    family: 'Source Sans 3',
    package: 'source-sans-3',
    subsets: ['latin', 'latin-ext', 'greek', 'cyrillic'],
    weights: [400, 600],
    styles: ['normal', 'italic'],
  },
  {
    family: 'Source Code Pro',
    package: 'source-code-pro',
    subsets: ['latin', 'latin-ext', 'greek', 'cyrillic'],
    weights: [400, 600],
    styles: ['normal', 'italic'],
  },
  {
    family: 'STIX Two Math',
    package: 'stix-two-math',
    subsets: ['latin'],
    weights: [400],
    styles: ['normal'],
  },
];

/** The families in which text is set. */
export const textFamilies = faces.map(({ family }) => family).filter((family) => family !== 'STIX Two Math');

type FontFile = readonly [string, { readonly mediaType: string; readonly bytes: Uint8Array }];

/** Superscripts, accents, letters, arrows and operators: no cut of the text faces has all of them. */
const signs = 'U+2070-209F, U+20D0-20F0, U+2100-214F, U+2190-22FF, U+27C0-27EF, U+2900-2AFF, U+1D400-1D7FF';

/** Gives the families of text the signs of mathematics. Of two faces with a character the later one shows it. */
export function styleSigns(): string {
  const file = '/fonts/stix-two-math-latin-400-normal.woff';
  return textFamilies
    .flatMap((family) =>
      [400, 600].flatMap((weight) =>
        ['normal', 'italic'].map(
          (style) =>
            `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; ` +
            `src: url("${file}") format("woff"); unicode-range: ${signs} }`,
        ),
      ),
    )
    .join('\n');
}

/** The `@font-face` rules of the book, and the files that they name. The browser asks for what it uses. */
export function styleFonts(readFont: RenderInput['font']): {
  readonly css: string;
  readonly files: FontFile[];
} {
  const rules: string[] = [];
  const files: FontFile[] = [];
  for (const face of faces) {
    const ranges = readRanges(face, readFont);
    for (const { subset, weight, style } of listCuts(face)) {
      const type = face.package === 'stix-two-math' ? 'woff' : 'woff2';
      const file = `${face.package}-${subset}-${weight}-${style}.${type}`;
      const path = `/fonts/${file}`;
      // Mathematics needs the whole of its one font, so it is not cut by range.
      const range = face.subsets.length > 1 ? `; unicode-range: ${ranges.get(subset) ?? 'U+0-10FFFF'}` : '';
      rules.push(
        `@font-face { font-family: "${face.family}"; font-weight: ${weight}; font-style: ${style}; ` +
          `src: url("${path}") format("${type}")${range} }`,
      );
      files.push([path, { mediaType: `font/${type}`, bytes: readFont(`${face.package}/files/${file}`) }]);
    }
  }
  // What the browser slants or emboldens itself becomes a Type 3 font.
  return { css: [...rules, 'html { font-synthesis: none }'].join('\n'), files };
}

/** The declarations that choose each face of the book. */
export function faceRules(): string[] {
  return faces.flatMap(({ family, weights, styles }) =>
    weights.flatMap((weight) => styles.map((style) => `font: ${style} ${weight} 10px "${family}"`)),
  );
}

function listCuts({ subsets, weights, styles }: Face): { subset: string; weight: number; style: string }[] {
  return subsets.flatMap((subset) =>
    weights.flatMap((weight) => styles.map((style) => ({ subset, weight, style }))),
  );
}

/** Which characters a subset contains, as its package says. */
function readRanges(face: Face, readFont: RenderInput['font']): ReadonlyMap<string, string> {
  const ranges: unknown = JSON.parse(new TextDecoder().decode(readFont(`${face.package}/unicode.json`)));
  if (typeof ranges !== 'object' || ranges === null) return new Map();
  return new Map(Object.entries(ranges).map(([subset, range]) => [subset, String(range)]));
}
