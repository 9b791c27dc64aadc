import type { Theme } from '../../model/site-settings.ts';
import type { RenderInput } from '../format.ts';

interface Cut {
  readonly family: string;
  readonly package: string;
  readonly subset: 'latin' | 'latin-ext';
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

type Face = `${number} ${Cut['style']}`;

const serif = { family: 'Source Serif 4', package: 'source-serif-4' };
const sans = { family: 'Source Sans 3', package: 'source-sans-3' };
const mono = { family: 'Source Code Pro', package: 'source-code-pro' };

const mathematics = 'stix-two-math-latin-400-normal.woff';

/** Files that every page shows at once, relative to the folder of the site. */
export function preloadedFonts(theme: Theme): string[] {
  const texts = [theme.text ?? serif.package, theme.interface ?? sans.package].filter(
    (name) => name !== system,
  );
  return [
    ...texts.map((name) => `assets/fonts/${name}-latin-400-normal.woff2`),
    // Of titles and of buttons. A face of another's choice may lack the cut.
    ...[...(theme.text === undefined ? [serif] : []), ...(theme.interface === undefined ? [sans] : [])].map(
      (face) => `assets/fonts/${face.package}-latin-600-normal.woff2`,
    ),
  ];
}

/** What an editor writes who wants no face to be loaded. */
const system = 'system';

export interface Fonts {
  /** The `@font-face` rules, for a style sheet that is in `assets/`. */
  readonly css: string;
  /** Declarations of the names of the faces that the theme chooses. */
  readonly names: string;
  /** By path, relative to the folder of the site. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * A browser fetches of these only what a page uses. A face that comes late waits for the next page: text that is being
 * read never moves.
 */
export function readFonts(theme: Theme, font: RenderInput['font'], withMathematics: boolean): Fonts {
  const text = chooseFace(theme.text, serif, 'Chosen text');
  const own = chooseFace(theme.interface, sans, 'Chosen interface');
  const cuts = [
    ...cutsOf(text, { latin: ['400 normal', '600 normal', '400 italic', '600 italic'] }),
    ...cutsOf(text, { 'latin-ext': ['400 normal', '600 normal'] }),
    ...cutsOf(own, { latin: ['400 normal', '600 normal', '400 italic'] }),
    ...cutsOf(own, { 'latin-ext': ['400 normal', '600 normal'] }),
    ...cutsOf(mono, { latin: ['400 normal'] }),
  ];
  const files = new Map<string, Uint8Array>();
  const rules = cuts.flatMap((cut) => {
    const file = `${cut.package}-${cut.subset}-${cut.weight}-${cut.style}.woff2`;
    const bytes = readCut(`${cut.package}/files/${file}`, font);
    if (bytes === undefined) return [];
    files.set(`assets/fonts/${file}`, bytes);
    // Of two rules that contain a character the later one counts, so that only that one needs a range.
    const range = cut.subset === 'latin' ? '' : rangeOf(cut, font);
    return [
      `@font-face{font-family:"${cut.family}";font-weight:${cut.weight};font-style:${cut.style};` +
        `font-display:optional;src:url(fonts/${file})format("woff2")${range}}`,
    ];
  });
  if (withMathematics) {
    files.set(`assets/fonts/${mathematics}`, font(`stix-two-math/files/${mathematics}`));
    // The font is large, and some systems have it.
    rules.push(
      `@font-face{font-family:"STIX Two Math";font-display:swap;` +
        `src:local("STIX Two Math"),url(fonts/${mathematics})format("woff")}`,
    );
  }
  const names = [
    nameFace('--serif', theme.text, text, 'Georgia, serif'),
    nameFace('--sans', theme.interface, own, 'system-ui, sans-serif'),
  ].join('');
  return { css: rules.join('\n'), files, names };
}

type Family = typeof serif;

function chooseFace(name: string | undefined, usual: Family, family: string): Family | undefined {
  if (name === undefined) return usual;
  return name === system ? undefined : { family, package: name };
}

function nameFace(
  variable: string,
  chosen: string | undefined,
  face: Family | undefined,
  rest: string,
): string {
  if (chosen === undefined) return '';
  return `${variable}:${face === undefined ? '' : `"${face.family}",`}${rest};`;
}

function cutsOf(face: Family | undefined, faces: Partial<Record<Cut['subset'], readonly Face[]>>): Cut[] {
  if (face === undefined) return [];
  return Object.entries(faces).flatMap(([subset, list]) =>
    list.map((cut) => ({
      ...face,
      subset: subset as Cut['subset'],
      weight: Number.parseInt(cut, 10),
      style: cut.endsWith('italic') ? 'italic' : 'normal',
    })),
  );
}

/** Not every family has every cut: its browser makes what is missing. */
function readCut(file: string, font: RenderInput['font']): Uint8Array | undefined {
  try {
    return font(file);
  } catch {
    return undefined;
  }
}

/** Which characters a subset contains, as its package says. */
function rangeOf(cut: Cut, font: RenderInput['font']): string {
  const ranges: unknown = JSON.parse(new TextDecoder().decode(font(`${cut.package}/unicode.json`)));
  if (typeof ranges !== 'object' || ranges === null) return '';
  const range = new Map(Object.entries(ranges)).get(cut.subset) as unknown;
  return typeof range === 'string' ? `;unicode-range:${range}` : '';
}
