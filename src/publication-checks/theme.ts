import { diagnose } from '../diagnostics/diagnostic.ts';
import type { PublicationCheck } from './check.ts';

/** Those of the style sheet, which an editor may change one by one. */
const usual = {
  accent: { light: '#14564a', dark: '#8ed3bf' },
  paper: { light: '#fbfcfa', dark: '#141917' },
} as const;

/** What the text of a page has on it, in the light and in the dark. */
const ink = { light: '#1a211e', dark: '#dde3df' } as const;

/** For text of any size (WCAG 2.2, 1.4.3). */
const least = 4.5;

/** Whether links and text can be read in the colours that an editor chose. */
export const checkTheme: PublicationCheck = ({ config: { publication, place } }) => {
  const { theme } = publication.site;
  const { accent = usual.accent, paper = usual.paper } = theme;
  return (['light', 'dark'] as const).flatMap((scheme) =>
    [
      { name: 'accent' as const, colour: accent[scheme] },
      { name: 'paper' as const, colour: ink[scheme] },
    ].flatMap(({ name, colour }) => {
      const contrast = contrastOf(colour, paper[scheme]);
      if (contrast >= least) return [];
      // The ground is at fault where the colour on it is not the editor's.
      const key = theme[name] === undefined ? 'paper' : name;
      const ratio = (Math.floor(contrast * 10) / 10).toFixed(1);
      return [
        diagnose(
          'theme-contrast',
          place(['site', 'theme', key, scheme]),
          `${colour} on ${paper[scheme]} has a contrast of ${ratio} to 1.`,
          {
            hint: `Text needs ${least} to 1. Take a ${scheme === 'light' ? 'darker' : 'lighter'} colour, or another ground.`,
          },
        ),
      ];
    }),
  );
};

/** The contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other].map(luminanceOf).toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
