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
