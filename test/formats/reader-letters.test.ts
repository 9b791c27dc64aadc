import { expect, test } from 'vitest';
import { linkLetters } from '../../src/formats/reader-letters.ts';
import { readTemplates } from '../../src/load/templates.ts';
import { readWords } from '../../src/load/words.ts';
import type { SiteSettings } from '../../src/model/site-settings.ts';
import { required } from '../harness/read-page.ts';
import { makePublication, siteSettings } from './site/publication.ts';

const words = readWords(readTemplates(['templates']).value);
const publication = await makePublication(words);
const book = required(publication.books[1]);
const chapter = required(book.chapters[1]);

function links(forms: Partial<SiteSettings['forms']>) {
  const site = { ...siteSettings, forms: { ...siteSettings.forms, ...forms } };
  return linkLetters(chapter.article, chapter.membership, book, { ...publication, site }, words('nb'));
}

test('a chapter leads to the forms of its article, with the series, the part and the edition', () => {
  const [question, report] = links({
    question: { to: 'https://ull.example/sporsmal', service: 'own' },
    report: { service: 'netlify' },
  });
  expect(question?.text).toBe('Spør redaksjonen');
  const address = new URL(question?.href ?? '');
  expect(address.pathname).toBe('/bok/artikler/krapp/');
  expect(Object.fromEntries(address.searchParams)).toEqual({ serie: 'farger', utgave: '2, 2026-05-06' });
  expect(address.hash).toBe('#--question');
  expect(new URL(report?.href ?? '').hash).toBe('#--report');
});

test('an address of a publication in another language has words of that language', () => {
  const forms = { ...siteSettings.forms, report: { service: 'netlify' as const } };
  const english = {
    ...publication,
    queryWords: { series: 'series', edition: 'edition' },
    site: { ...siteSettings, forms },
  };
  const [report] = linkLetters(chapter.article, chapter.membership, book, english, words('en')).slice(-1);
  const { searchParams } = new URL(report?.href ?? '');
  expect(Object.fromEntries(searchParams)).toEqual({ series: 'farger', edition: '2, 2026-05-06' });
});

test('the last lines of a letter say where it comes from', () => {
  const [report] = links({ report: { to: 'mailto:redaksjonen@ull.example', service: 'own' } });
  const address = new URL(report?.href ?? '');
  expect(address.pathname).toBe('redaksjonen@ull.example');
  expect(address.searchParams.get('body')?.split('\r\n').slice(-2)).toEqual([
    'Del 2 av 3 i serien Farger',
    '2. utgave, 2026-05-06',
  ]);
});

test('there is no link without an address', () => {
  expect(links({})).toEqual([]);
});
