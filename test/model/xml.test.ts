import { expect, test } from 'vitest';
import { escapeMarkup, escapeText, withoutForbidden } from '../../src/model/xml.ts';
import { readXml } from '../harness/read-xml.ts';

test.each(['a & b', '<b>', ']]>', '&amp;', 'x > y "z"'])('a text comes back as it was: %s', (text) => {
  expect(readXml(`<a>${escapeText(text)}</a>`)).toBeDefined();
  expect(escapeText(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(
    text,
  );
});

test('only what begins something is escaped where that is asked for', () => {
  expect(escapeMarkup('a & b < c > d')).toBe('a &amp; b &lt; c > d');
});

test('what no XML may hold is left out, and lines, tabs and signs beyond the first plane are not', () => {
  expect(withoutForbidden('\0a\u0008\u000B\t\n\r\u001F\uFFFE\uFFFF\u{1F600}b')).toBe('a\t\n\r\u{1F600}b');
});
