import { expect, test } from 'vitest';
import { htmlOf, problemsOf } from '../../harness/markdown.ts';

test('a callout gets the title of its kind in the language of the article', async () => {
  const text = ':::warning\nTillit tar tid.\n:::\n';
  const body = (title: string) =>
    `<aside class="callout callout-warning" role="note"><p class="callout-title">${title}</p><p>Tillit tar tid.</p></aside>`;
  expect(await htmlOf(text)).toBe(body('Advarsel'));
  expect(await htmlOf(text, 'en-GB')).toBe(body('Warning'));
});

test('a title of its own may be set in italics', async () => {
  expect(await htmlOf(':::tip[Et *godt* råd]\nSpør.\n:::\n')).toContain(
    '<p class="callout-title">Et <em>godt</em> råd</p><p>Spør.</p>',
  );
});

test('a callout may be in another', async () => {
  expect(await htmlOf('::::example\n:::note\nIndre\n:::\n::::\n')).toMatch(
    /^<aside class="callout callout-example".*<aside class="callout callout-note".*<\/aside><\/aside>$/,
  );
});

test('an unknown directive is reported where it begins', async () => {
  expect(await problemsOf('Først.\n\n:::constructor\nInnhold\n:::\n')).toEqual([
    expect.stringMatching(/^directive-known: :::constructor/),
  ]);
  expect(await problemsOf('::video\n')).toEqual(['directive-known: ::video']);
});
