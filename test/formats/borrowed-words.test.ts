import { expect, test } from 'vitest';
import { markBorrowed, removeMarks, resolveBorrowed } from '../../src/formats/borrowed-words.ts';
import { readTemplates } from '../../src/load/templates.ts';
import { readWords } from '../../src/load/words.ts';
import { templates } from '../harness/publication.ts';

const words = markBorrowed(readWords(readTemplates([templates]).value));
const [hebrew, german, nynorsk] = [words('he'), words('de'), words('nn')];

test('an English phrase is isolated among Hebrew, with what is Hebrew in it', () => {
  const part = hebrew('partOfShort', { position: 1, total: 2 });
  expect(resolveBorrowed(`<p>${part}.</p>`, 'html')).toBe(
    '<p><span lang="en" dir="ltr">Part 1 of 2.</span></p>',
  );
  expect(resolveBorrowed(hebrew('by', { names: 'נועה' }), 'xhtml')).toBe(
    '<span lang="en" xml:lang="en" dir="ltr">By <span lang="he" xml:lang="he" dir="auto">נועה</span></span>',
  );
  expect(resolveBorrowed(hebrew('contents'), 'print')).toBe(
    '<em class="phrase" lang="en" dir="ltr">Contents</em>',
  );
});

test('sentences behind one another are one text', () => {
  expect(resolveBorrowed(`${hebrew('contents')} ${hebrew('notes')}`, 'html')).toBe(
    '<span lang="en" dir="ltr">Contents Notes</span>',
  );
});

test('among German it has its language, and Norwegian of either kind is no borrowed phrase', () => {
  expect(resolveBorrowed(german('by', { names: 'Jörg' }), 'html')).toBe('<span lang="en">By Jörg</span>');
  expect(resolveBorrowed(nynorsk('contents'), 'html')).toBe(nynorsk('contents'));
});

test.each([
  (text: string) => `<title>${text} > x</title>`,
  (text: string) => `<a title="a > b" aria-label="${text}" href='${text}'>x</a>`,
  (text: string) => `<script>const a = "${text}";</script>`,
  (text: string) => `<option value="1" lang="he">${text}</option>`,
  (text: string) => `<svg viewBox="0 0 1 1"><text>${text}</text></svg>`,
])('where no element is allowed, marks leave nothing: %s', (around) => {
  const values = { position: 1, total: 2, series: 'רשתות' };
  expect(resolveBorrowed(around(hebrew('partOf', values)), 'html')).toBe(
    around('Part 1 of 2 in the series רשתות'),
  );
  expect(removeMarks(hebrew('partOf', values))).toBe('Part 1 of 2 in the series רשתות');
});

test('an element with nothing but one phrase has its language', () => {
  const page = (words: typeof hebrew) =>
    `<title>${words('contents')}</title><option>${words('notes')}</option>`;
  expect(resolveBorrowed(page(german), 'html')).toBe(
    '<title lang="en">Contents</title><option lang="en">Notes</option>',
  );
  expect(resolveBorrowed(page(hebrew), 'xhtml')).toBe(
    '<title lang="en" xml:lang="en" dir="ltr">Contents</title><option lang="en" xml:lang="en" dir="ltr">Notes</option>',
  );
  expect(resolveBorrowed(page(nynorsk), 'html')).not.toContain('lang');
});

test('what a script will show says its language, and is isolated by controls', () => {
  expect(resolveBorrowed(`<p data-text="${hebrew('contents')}"></p>`, 'html')).toBe(
    '<p data-text="\u2066Contents\u2069" data-text-lang="en"></p>',
  );
  expect(resolveBorrowed(`<p data-text="${german('contents')}" data-a="b"></p>`, 'html')).toBe(
    '<p data-text="Contents" data-text-lang="en" data-a="b"></p>',
  );
});
