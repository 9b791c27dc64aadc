import { bitmapCover, coverOfAtLeast, noLargerImage, noLongerPage } from '../rules.ts';
import type { Rule, Device } from '../rule.ts';

/** With fonts of its own the book keeps its colours too, and a dark text stays dark on the night page. */
const noFixedColour: Rule = ({ style: { hasFonts, declarations } }) =>
  declarations
    .filter(({ prop, value }) => hasFonts && prop === 'color' && !/^(?:inherit|currentcolor)$/i.test(value))
    .map(({ place, value }) => ({
      place,
      message: `with embedded fonts, a fixed text colour does not change at night: ${value}`,
      hint: 'Remove the colour, or the fonts.',
    }));

/** After the Apple Books Asset Guide. */
export const appleBooks: Device = {
  label: 'Apple Books',
  rules: [
    noFixedColour,
    noLargerImage(5_600_000),
    noLongerPage(10_000_000),
    coverOfAtLeast(1400, 1400),
    bitmapCover(),
  ],
};
