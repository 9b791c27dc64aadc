import { expect, test } from 'vitest';
import { decodeText } from '../../src/load/text.ts';
import { sourcePath } from '../../src/model/paths.ts';

const file = sourcePath('series/articles/tillit.md');
const decode = (...bytes: readonly number[]) => decodeText(file, new Uint8Array(bytes));

test('UTF-8 is decoded, a byte order mark is left out', () => {
  expect(decode(0xef, 0xbb, 0xbf, 0xc3, 0xa6)).toEqual({
    value: expect.objectContaining({ text: 'æ' }) as unknown,
    diagnostics: [],
  });
});

test('bytes of Latin-1 are reported at their place', () => {
  const { diagnostics } = decode(0x61, 0x0a, 0x62, 0xe6);
  expect(diagnostics).toEqual([expect.objectContaining({ code: 'utf8-valid' })]);
  expect(diagnostics[0]?.place.start).toEqual({ line: 2, column: 2, offset: 3 });
});

test.each([
  [0x00, 'U+0000'],
  [0x07, 'U+0007'],
  [0x1b, 'U+001B'],
])('the control character %i, which no EPUB may hold, is reported', (byte, name) => {
  expect(decode(0x61, byte).diagnostics.map(({ message }) => message)).toEqual([
    `The file contains the control character ${name}.`,
  ]);
});

test('each control character is reported once, at its first place', () => {
  const { diagnostics } = decode(0x61, 0x0b, 0x62, 0x01, 0x0b, 0x0b);
  expect(diagnostics.map(({ message, place }) => [message, place.start.offset])).toEqual([
    ['The file contains the control character U+000B, 3 times.', 1],
    ['The file contains the control character U+0001.', 3],
  ]);
});

test('tabs and line ends are no problem, and an end of Windows is one of POSIX', () => {
  const { value, diagnostics } = decode(0x09, 0x0d, 0x0a, 0x61);
  expect([value.text, diagnostics]).toEqual(['\t\na', []]);
});

test('a lone carriage return, as old Macs wrote it, ends a line too', () => {
  const { value, diagnostics } = decode(0x61, 0x0d, 0x62, 0x0d, 0x0d, 0x0a, 0x63);
  expect([value.text, diagnostics]).toEqual(['a\nb\n\nc', []]);
});

test('a place beyond the end is the end', () => {
  expect(decode(0x61, 0x0a).value.place(99).start.line).toBe(2);
});

test.each(['\uFDD0', '\uFDEF', '\uFFFE', '\u{1FFFF}', '\u{10FFFE}'])(
  '%j, which is no character, is reported',
  (text) => {
    const { diagnostics } = decodeText(file, new TextEncoder().encode(`a${text}`));
    expect(diagnostics.map(({ code, place }) => [code, place.start.offset])).toEqual([['utf8-valid', 1]]);
  },
);

test.each([
  ['with a byte order mark', [0xff, 0xfe]],
  ['without one', []],
])('UTF-16 %s is read, and is the only problem', (_name, mark) => {
  const text = '---\ntitle: Blåbær\n';
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [
    [...mark, ...little],
    [...mark.toReversed(), ...big],
  ]) {
    const { value, diagnostics } = decode(...bytes);
    expect(value.text).toBe(text);
    expect(diagnostics.map(({ message }) => message)).toEqual(['The file is encoded as UTF-16.']);
  }
});
