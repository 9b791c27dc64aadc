import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import {
  divideBook,
  frontOf,
  linkPieces,
  noLinks,
  printLinks,
  withBody,
} from '../../../src/formats/pdf/divide-book.ts';
import { renderBook } from '../../../src/formats/pdf/render-book.ts';
import { inputOf } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { makeInput } from './make-book.ts';

const mark = '<!-- "piece" -->';
const page = (...parts: readonly string[]): string =>
  `<html><head><title>Bok</title></head><body class="a">${parts.join(mark)}</body></html>`;
const letters = (html: string): number => html.length;

describe('a book', () => {
  const html = page('<nav></nav>', 'aaaa', 'bbbb', 'cc', 'dddddddddd', 'e');

  test('is divided between its chapters, each piece as long as it may be', () => {
    expect(divideBook(html, letters, 10)).toEqual({
      front: '<nav></nav>',
      bodies: ['aaaabbbbcc', 'dddddddddd', 'e'],
    });
  });

  test('is not divided inside a chapter, however long it is', () => {
    expect(divideBook(html, letters, 1)?.bodies).toEqual(['aaaa', 'bbbb', 'cc', 'dddddddddd', 'e']);
  });

  test('that is no longer than a piece is not divided', () => {
    expect(divideBook(html, letters, 100)).toBeUndefined();
    expect(divideBook('<html><body>no places</body></html>', letters, 1)).toBeUndefined();
  });

  test('has its front, and takes a piece in place of its body', () => {
    expect(frontOf(html)).toBe('<nav></nav>');
    expect(withBody(html, '<p>$&</p>')).toBe(
      '<html><head><title>Bok</title></head><body class="a"><p>$&</p></body></html>',
    );
  });

  test('is divided before each section, each chapter and what follows them', async () => {
    const input = await makeInput();
    const series = input.books.find(({ id }) => id === 'batliv');
    if (series === undefined) throw new Error('The book is not there.');
    const divided = divideBook(
      renderBook(series, input).render({ numbers: new Map(), hasBlank: false }),
      letters,
      0,
    );
    expect(divided?.front).toContain('<nav class="contents">');
    expect(divided?.bodies.map((body) => /class="([\w-]+)/.exec(body)?.[1])).toEqual([
      'section-opener',
      ...Array.from({ length: 3 }, () => 'chapter'),
      'section-opener',
      ...Array.from({ length: series.chapters.length - 3 }, () => 'chapter'),
      'references',
    ]);
  });

  test('is not divided by what an author writes', async () => {
    const text = [mark, `En \`${mark}\` og <b title='${mark}'>to</b>.`, `    ${mark}`].join('\n\n');
    const count = async (body: string): Promise<number> => {
      const prepared = await littlePublication().withArticle('tillit', body).prepare();
      const input = inputOf(prepared);
      const [book] = input.books;
      if (book === undefined) throw new Error('There is no book.');
      const html = renderBook(book, input).render({ numbers: new Map(), hasBlank: false });
      return html.split(mark).length;
    };
    expect(await count(text)).toBe(await count('En og to.\n'));
  });
});

describe('the links between pieces', () => {
  const pieces = [
    '<a href="#en">1</a><a href="#b%C3%B8lger">2</a><a href="#intet">3</a>',
    '<h1 id="en">En</h1><a href="#en">selv</a>',
    '<h1 id="bølger">To</h1><a href="#en">1</a><p id="x">',
  ];

  test('are those that lead from one to another', () => {
    expect(linkPieces(pieces)).toEqual([
      { outward: new Set(['en', 'bølger']), inward: new Set() },
      { outward: new Set(), inward: new Set(['en']) },
      { outward: new Set(['en']), inward: new Set(['b%C3%B8lger']) },
    ]);
  });

  test.each([
    ['a&#x26;b', 'a&#x26;b', 'a&b'],
    ['a&quot;b', 'a%22b', 'a"b'],
    ['a%20b', 'a%20b', 'a%20b'],
    ['a%', 'a%', 'a%'],
  ])('lead to the id %s', (written, target, id) => {
    const [from, to] = linkPieces([`<a href="#${target}">1</a>`, `<p id="${written}">`]);
    expect([from?.outward, to?.inward]).toEqual([new Set([id]), new Set([target])]);
    expect(fromHtml(printLinks(from ?? noLinks), { fragment: true }).children).toMatchObject([
      { children: [{ properties: { id } }] },
    ]);
  });

  test('have a place in the piece itself, under the id to which they lead', () => {
    const [front, , last] = linkPieces(pieces);
    if (front === undefined || last === undefined) throw new Error('A piece is missing.');
    expect(printLinks(front)).toContain('<i id="en"></i><i id="bølger"></i>');
    expect(printLinks(last)).toContain('<i id="en"></i><a href="#b%C3%B8lger"></a>');
  });
});
