import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { createBibliography } from '../../src/markdown/bibliography.ts';
import { references } from '../harness/references.ts';

test('the list has only the keys that are asked for, by author', async () => {
  const bibliography = await createBibliography(references);
  const list = bibliography.list(['granovetter1973', 'berry1983', 'ukjent'], 'nb');
  expect(list.map((entry) => toHtml(entry))).toEqual([
    expect.stringMatching(/^<li id="ref-berry1983">Berry, A\. \(1983\)/),
    expect.stringMatching(/^<li id="ref-granovetter1973">Granovetter, A\. \(1973\)/),
  ]);
});

test('two books of one author and year get a letter each, in the text and in the list', async () => {
  const [castells] = references.filter(({ id }) => id === 'castells2004');
  const second = { ...castells, id: 'castells2004identity', type: 'book', title: 'The power of identity' };
  const bibliography = await createBibliography([...references, second]);
  const list = bibliography
    .list(['castells2004', 'castells2004identity'], 'en')
    .map((entry) => toHtml(entry));
  expect(list[0]).toContain('2004a');
  expect(list[1]).toContain('2004b');
});

test('HTML in a reference is made safe', async () => {
  const bibliography = await createBibliography([
    { id: 'ond', type: 'book', title: '<img src=x onerror=alert(1)><script>alert(1)</script>Tittel' },
  ]);
  const html = bibliography
    .list(['ond'], 'nb')
    .map((entry) => toHtml(entry))
    .join('');
  expect(html).not.toMatch(/<(?:img|script)/);
});

const hansen = { type: 'book', author: [{ family: 'Hansen', given: 'Ola' }] };

test.each([
  ['nb', 'u.å.-a', 'u.å.-b'],
  ['en', 'n.d.-a', 'n.d.-b'],
  ['de', 'o. J.-a', 'o. J.-b'],
  ['fa', 'بی‌تا-a', 'بی‌تا-b'],
])('two undated works of one author are distinguished in %s', async (language, first, second) => {
  const bibliography = await createBibliography([
    { ...hansen, id: 'en', title: 'Bjørk' },
    { ...hansen, id: 'to', title: 'Gran' },
  ]);
  const list = bibliography.list(['en', 'to'], language).map((entry) => toHtml(entry));
  expect(list[0]).toContain(`(${first})`);
  expect(list[1]).toContain(`(${second})`);
});

test.each([
  ['nb', [[-380]], '380 fvt.'],
  ['en', [[-380]], '380 BCE'],
  ['en', [[-384], [-322]], '384–322 BCE'],
  ['de', [['-44']], '44 v. u. Z.'],
  ['ar', [[-250]], '250 ق.م.'],
  ['en', [[98]], '98'],
])('years before the common era in %s: %j', async (language, parts, year) => {
  const bibliography = await createBibliography([
    { ...hansen, id: 'gammel', title: 'Staten', issued: { 'date-parts': parts } },
  ]);
  expect(bibliography.list(['gammel'], language).map((entry) => toHtml(entry))[0]).toContain(`(${year}).`);
});

test.each([
  [
    { DOI: '10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O' },
    'https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O',
    'https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
  ],
  [{ DOI: 'https://doi.org/10.1000/a#b' }, 'https://doi.org/10.1000/a%23b', 'https://doi.org/10.1000/a#b'],
  [{ DOI: 'doi:10.1000/a?b' }, 'https://doi.org/10.1000/a%3Fb', 'https://doi.org/10.1000/a?b'],
  [{ URL: 'https://x.no/a;b=1,2;' }, 'https://x.no/a;b=1,2;', 'https://x.no/a;b=1,2;'],
  [{ URL: "https://x.no/it's?q='a'" }, "https://x.no/it's?q=%27a%27", "https://x.no/it's?q='a'"],
  [{ DOI: "10.1000/a'b--c" }, "https://doi.org/10.1000/a'b--c", "https://doi.org/10.1000/a'b--c"],
  [{ URL: 'https://x.no/"a"' }, 'https://x.no/%22a%22', 'https://x.no/"a"'],
  [{ URL: 'https://x.no/?q=<x>&y' }, 'https://x.no/?q=%3Cx%3E&y', 'https://x.no/?q=<x>&y'],
])('%j is linked to its end', async (address, href, text) => {
  const bibliography = await createBibliography([{ ...hansen, id: 'x', title: 'X', ...address }]);
  const link = bibliography
    .list(['x'], 'nb')[0]
    ?.children.find((child) => child.type === 'element' && child.tagName === 'a');
  expect(link).toMatchObject({ properties: { href }, children: [{ value: text }] });
});
