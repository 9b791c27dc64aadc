import type { Rule, Device } from '../rule.ts';
import { bitmapCover, noDeclaration, noHeavierImage, noLongerPage } from '../rules.ts';

/** What a line of a small screen contains at the usual type size. */
const lettersOfLine = 60;

const noWideTable: Rule = ({ tables }) =>
  tables
    .filter(({ columns, letters }) => columns > 4 && letters > lettersOfLine)
    .map(({ place, columns, letters }) => ({
      place,
      message: `the table has ${columns} columns and needs at least ${letters} characters per line; a small screen has ${lettersOfLine}`,
      hint: 'Shorten its words, or split it.',
    }));

/** After Kobo's EPUB guidelines. */
export const kobo: Device = {
  label: 'Kobo',
  rules: [
    noDeclaration(
      ({ prop, value }) =>
        /^background(?:-color)?$/.test(prop) && !/^(?:none|transparent|inherit)$/.test(value),
      'a background hides the text in night mode',
      'Use a border instead.',
    ),
    noDeclaration(
      ({ prop, value }) => hasSideMarginInEm(prop, value),
      'side margins in em grow with the font size until no room is left',
      'Write them in percent.',
    ),
    noDeclaration(
      ({ prop, value }) => prop === 'font-size' && value.includes('%'),
      "font sizes in percent ignore the reader's setting",
      'Write them in em.',
    ),
    noWideTable,
    noHeavierImage(5_000_000),
    noLongerPage(10_000_000),
    bitmapCover(),
  ],
};

function hasSideMarginInEm(prop: string, value: string): boolean {
  if (/^margin-(?:left|right|inline(?:-start|-end)?)$/.test(prop)) return value.split(/\s+/).some(isInEm);
  if (prop !== 'margin') return false;
  const [top = '', right = top, , left = right] = value.split(/\s+/);
  return isInEm(right) || isInEm(left);
}

function isInEm(length: string): boolean {
  return length.endsWith('em') && parseFloat(length) !== 0;
}
