import type { FormatInput } from '../format.ts';

interface Cut {
  readonly family: string;
  readonly package: string;
  readonly subset: 'latin' | 'latin-ext';
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

const latin = ['latin', 'latin-ext'] as const;

const cuts: readonly Cut[] = [
  ...cutsOf('Source Serif 4', 'source-serif-4', latin, ['400 normal', '600 normal']),
  ...cutsOf('Source Serif 4', 'source-serif-4', ['latin'], ['400 italic', '600 italic']),
  ...cutsOf('Source Sans 3', 'source-sans-3', latin, ['400 normal', '600 normal']),
  ...cutsOf('Source Sans 3', 'source-sans-3', ['latin'], ['400 italic']),
  ...cutsOf('Source Code Pro', 'source-code-pro', ['latin'], ['400 normal']),
];

const mathematics = 'stix-two-math-latin-400-normal.woff2';

/** Files that every page shows at once, relative to the folder of the site. */
export const preloadedFonts: readonly string[] = [
  'assets/fonts/source-serif-4-latin-400-normal.woff2',
  'assets/fonts/source-sans-3-latin-400-normal.woff2',
];

export interface Fonts {
  /** The `@font-face` rules, for a style sheet that stands in `assets/`. */
  readonly css: string;
  /** By path, relative to the folder of the site. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A browser fetches of these only what a page uses. */
export function readFonts(font: FormatInput['font'], withMathematics: boolean): Fonts {
  const files = new Map<string, Uint8Array>();
  const rules = cuts.map((cut) => {
    const file = `${cut.package}-${cut.subset}-${cut.weight}-${cut.style}.woff2`;
    files.set(`assets/fonts/${file}`, font(`${cut.package}/files/${file}`));
    // Of two rules that hold a character the later one counts, so that only that one needs a range.
    const range = cut.subset === 'latin' ? '' : rangeOf(cut, font);
    return (
      `@font-face{font-family:"${cut.family}";font-weight:${cut.weight};font-style:${cut.style};` +
      `font-display:swap;src:url(fonts/${file})format("woff2")${range}}`
    );
  });
  if (withMathematics) {
    files.set(`assets/fonts/${mathematics}`, font(`stix-two-math/files/${mathematics}`));
    // The font is large, and some systems have it.
    rules.push(
      `@font-face{font-family:"STIX Two Math";font-display:swap;` +
        `src:local("STIX Two Math"),url(fonts/${mathematics})format("woff2")}`,
    );
  }
  return { css: rules.join('\n'), files };
}

function cutsOf(
  family: string,
  source: string,
  subsets: readonly Cut['subset'][],
  faces: readonly `${number} ${Cut['style']}`[],
): Cut[] {
  return subsets.flatMap((subset) =>
    faces.map((face) => ({
      family,
      package: source,
      subset,
      weight: Number.parseInt(face, 10),
      style: face.endsWith('italic') ? 'italic' : 'normal',
    })),
  );
}

/** Which characters a subset holds, as its package says. */
function rangeOf(cut: Cut, font: FormatInput['font']): string {
  const ranges: unknown = JSON.parse(new TextDecoder().decode(font(`${cut.package}/unicode.json`)));
  if (typeof ranges !== 'object' || ranges === null) return '';
  const range = new Map(Object.entries(ranges)).get(cut.subset) as unknown;
  return typeof range === 'string' ? `;unicode-range:${range}` : '';
}
