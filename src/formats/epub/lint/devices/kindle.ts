import type { Rule, Device } from '../rule.ts';
import { bitmapCover, coverOfAtLeast, noDeclaration, noHeavierImage, noLongerPage } from '../rules.ts';

/** Its converter stops at what XML has forbidden since its first edition (XML 1.0, section 2.5). */
const noDoubleHyphen: Rule = ({ templates }) =>
  templates.flatMap(({ text, place }) =>
    [...text.matchAll(/<!--([^]*?)-->/g)]
      .filter(([, comment = '']) => comment.includes('--') || comment.endsWith('-'))
      .map(({ 0: whole, index }) => ({
        place: place(index, index + whole.length),
        message: 'a comment contains two hyphens in a row',
        hint: 'Write a dash, or remove the comment.',
      })),
  );

const noLargeTable: Rule = ({ tables }) =>
  tables
    .filter(({ columns, rows }) => columns > 10 || rows > 100)
    .map(({ place, columns, rows }) => ({
      place,
      message: `the table has ${columns} columns and ${rows} rows, more than 10 or 100`,
      hint: 'Split it, or offer it as a file to download.',
    }));

/** After Amazon's Kindle Publishing Guidelines. */
export const kindle: Device = {
  label: 'Kindle',
  rules: [
    noDeclaration(
      ({ prop, value }) => prop.startsWith('--') || /\bvar\(/.test(value),
      'CSS variables are not supported',
      'Write the value itself.',
    ),
    noDoubleHyphen,
    noLargeTable,
    noHeavierImage(5_000_000),
    noLongerPage(30_000_000),
    coverOfAtLeast(625, 1000),
    bitmapCover(),
  ],
};
