import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { describe, expect, test } from 'vitest';
import { fitCode } from '../../../src/formats/pdf/fit-code.ts';
import { fitTable } from '../../../src/formats/pdf/fit-table.ts';
import { numberOfPage, romanNumber } from '../../../src/formats/pdf/page-numbers.ts';

function table(...rows: readonly (readonly string[])[]): Element {
  return h(
    'table',
    rows.map((cells) =>
      h(
        'tr',
        cells.map((cell) => h('td', cell)),
      ),
    ),
  );
}

const a5 = { width: 112, height: 168, textSize: 10 };

describe('a table', () => {
  test('with little to show is set as it is', () => {
    expect(fitTable(table(['Tid', 'Pris'], ['En uke', '12 kroner']), a5)).toEqual({
      isSmall: false,
      isTurned: false,
      isCrammed: false,
      isDivided: false,
    });
  });

  test('with many columns is set small', () => {
    expect(fitTable(table(['a', 'b', 'c', 'd', 'e', 'f']), a5)).toMatchObject({
      isSmall: true,
      isTurned: false,
    });
  });

  test('whose longest words have no room lies on its side', () => {
    const wide = table(Array.from({ length: 7 }, () => 'Septembermåling'));
    expect(fitTable(wide, a5)).toMatchObject({ isTurned: true, isCrammed: false });
  });

  test('is upright where the page has room', () => {
    const wide = table(Array.from({ length: 7 }, () => 'Septembermåling'));
    expect(fitTable(wide, { width: 170, height: 228, textSize: 10 }).isTurned).toBe(false);
  });

  test('stays upright where it fits with its long words divided', () => {
    const long = 'Menneske\u00ADrettighets\u00ADorganisa\u00ADsjonene';
    const a4 = { width: 126, height: 210, textSize: 11 };
    expect(fitTable(table(Array.from({ length: 4 }, () => long)), a4)).toEqual({
      isSmall: false,
      isTurned: false,
      isCrammed: false,
      isDivided: true,
    });
    // Without a place to divide, and with more than any division makes room for.
    expect(fitTable(table(Array.from({ length: 4 }, () => 'x'.repeat(32))), a4).isTurned).toBe(true);
    expect(fitTable(table(Array.from({ length: 8 }, () => long)), a4).isTurned).toBe(true);
  });

  test('that fits nowhere breaks its words', () => {
    const widest = table(Array.from({ length: 20 }, () => 'Septembermåling'));
    expect(fitTable(widest, a5)).toMatchObject({ isTurned: true, isCrammed: true });
  });

  test('may be empty', () => {
    expect(fitTable(table(), a5).isTurned).toBe(false);
  });
});

describe('a listing', () => {
  const listingOf = (code: Element): readonly Element[] => {
    const pre = h('pre', [code]);
    fitCode(pre);
    return pre.children.filter((child) => child.type === 'element');
  };

  test('of very many lines is several elements, one behind the other', () => {
    const text = Array.from({ length: 1_201 }, (_, line) => `linje ${line}\n`).join('');
    const fitted = listingOf(h('code', { className: ['language-text'] }, text));
    expect(fitted.map(({ children }) => children.length)).toEqual([500, 500, 201]);
    expect(fitted.map(({ properties }) => properties.className)).toEqual(Array(3).fill(['language-text']));
    expect(fitted.map((code) => toString(code)).join('')).toBe(text);
  });

  test('may be empty', () => {
    expect(listingOf(h('code')).map(({ children }) => children)).toEqual([[]]);
  });

  test('has an element for each line, and the same text', () => {
    const code = h('code', [
      h('span', { className: ['tok-comment'] }, '// en\n// to'),
      '\n\nconst ',
      h('span', 'x'),
    ]);
    const before = toString(code);
    const [fitted, ...rest] = listingOf(code);
    const lines = fitted?.children.map((line) => toString(line));
    expect(rest).toEqual([]);
    expect(lines).toEqual(['// en\n', '// to\n', '\n', 'const x\n']);
    expect(lines?.join('')).toBe(`${before}\n`);
    expect(fitted?.children[1]).toMatchObject({
      children: [{ properties: { className: ['tok-comment'] } }, { value: '\n' }],
    });
  });

  test('has no line too many at its end', () => {
    const [fitted] = listingOf(h('code', 'en\n'));
    expect(fitted?.children).toHaveLength(1);
  });
});

test('pages of the front have Roman numbers, those of the body Arabic ones, the cover none', () => {
  expect([1, 2, 3, 6, 8, 9, 10].map((page) => numberOfPage(page, 8))).toEqual([
    '',
    '',
    'i',
    'iv',
    'vi',
    '1',
    '2',
  ]);
  expect([1, 4, 9, 14, 40, 90, 400, 1994].map(romanNumber)).toEqual(
    'i iv ix xiv xl xc cd mcmxciv'.split(' '),
  );
});
