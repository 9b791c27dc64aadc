import type { Fonts } from '../platform/fonts.ts';
import { listCuts } from '../platform/script-fonts.ts';
import type { Sketch } from './engine.ts';
import { houseStyle } from './house-style.ts';

/** The packages of the families in which diagrams are set: see `bookFamily`. */
const packages = {
  'Source Sans 3': 'source-sans-3',
  'Source Serif 4': 'source-serif-4',
  'Source Code Pro': 'source-code-pro',
} as const;

type Family = keyof typeof packages;

interface Cut {
  readonly weight: 400 | 600;
  readonly style: 'normal' | 'italic';
}

type Written = Parameters<typeof listCuts>[1];

/** The rules with which an engine measures texts. */
export function measuringFonts(written: Written, readFont: Fonts['read']): string {
  const cuts = allCuts.filter(({ style }) => style === 'normal');
  return styleFaces(written, [houseStyle.family], cuts, readFont);
}

/** A drawing that brings its fonts along: what shows it as a picture gives it none. */
export function embedFonts(sketch: Sketch, written: Written, readFont: Fonts['read']): string {
  const families = (Object.keys(packages) as Family[]).filter((family) => sketch.svg.includes(family));
  const cuts = allCuts.filter(
    ({ weight, style }) => (weight === 400 || sketch.isBold) && (style === 'normal' || sketch.isItalic),
  );
  const css = styleFaces(written, families, cuts, readFont);
  return sketch.svg.replace(/<svg\b[^>]*>/, (root) => `${root}<style>${css}</style>`);
}

const allCuts: readonly Cut[] = ([400, 600] as const).flatMap((weight) =>
  (['normal', 'italic'] as const).map((style) => ({ weight, style })),
);

function styleFaces(
  written: Written,
  families: readonly Family[],
  cuts: readonly Cut[],
  readFont: Fonts['read'],
): string {
  return families
    .flatMap((family) =>
      cuts.flatMap((cut) =>
        listCuts(packages[family], written, cut, readFont).map(
          ({ bytes, range }) =>
            `@font-face{font-family:"${family}";font-weight:${cut.weight};font-style:${cut.style};` +
            `src:url(data:font/woff2;base64,${Buffer.from(bytes).toString('base64')});unicode-range:${range}}`,
        ),
      ),
    )
    .join('');
}
