import { describe, expect, test } from 'vitest';
import { renderBook } from '../../../src/formats/pdf/render-book.ts';
import { makeInput } from './make-book.ts';
import { requestBook } from '../../harness/request-book.ts';

const input = await makeInput();
const series = input.books.find(({ id }) => id === 'batliv');
if (series === undefined) throw new Error('The book is not there.');
const book = renderBook(series, input);
const { html, files } = requestBook(book);

describe('the HTML of a book', () => {
  test('asks for nothing but the files that come with it', () => {
    const style = new TextDecoder().decode(files.get('book.css')?.bytes);
    const asked = [
      ...[...html.matchAll(/(?:src|<link[^>]*href)="([^"]+)"/g)].map(([, path]) => path ?? ''),
      ...[...style.matchAll(/url\("([^"]+)"\)/g)].map(([, path]) => path ?? ''),
    ];
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((path) => !files.has(path) && !book.pictures.has(path))).toEqual([]);
  });

  test('has every id once, and every link inside the book leads to one of them', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('has a slot for every line of the contents, each with digits of its own', () => {
    const placeholders = book.slots.map(({ placeholder }) => placeholder);
    expect(new Set(placeholders).size).toBe(placeholders.length);
    expect([...html.matchAll(/contents-page">(\d{4})</g)].map(([, digits]) => digits)).toEqual(placeholders);
  });

  test('takes the numbers that are known', () => {
    const numbers = new Map(book.slots.map(({ id }, index) => [id, String(index + 1)]));
    const filled = requestBook(book, { numbers, hasBlank: false }).html;
    expect(filled).toContain('contents-page">1</span>');
    expect(filled).not.toMatch(/contents-page">\d{4}</);
  });

  test('has one heading of the first level for each section, and the parts below it', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    expect(html).toContain('<h1 id="--section-1">Før sesongen</h1>');
    expect(html).toContain('<h2 class="opener-title" id="navigasjon">');
  });

  test('asks for no coloured emoji, in its text and in its running heads', () => {
    const [first] = series.chapters;
    if (first === undefined) throw new Error('The book is empty.');
    const title = 'Kartotek \u{1F5C3}\uFE0F';
    const chapters = [{ ...first, article: { ...first.article, title, titleHtml: title } }];
    const changed = { ...series, title, chapters, sections: [{ parts: chapters, chapters }] };
    const request = requestBook(renderBook(changed, input));
    const style = new TextDecoder().decode(request.files.get('book.css')?.bytes);
    expect(style).toContain('Kartotek \u{1F5C3}');
    expect(request.html + style).not.toContain('\uFE0F');
  });

  test('keeps a title that looks like CSS or HTML a title', () => {
    const title = '</style><script>"\\ alert(1)';
    const [first] = series.chapters;
    if (first === undefined) throw new Error('The book is empty.');
    const chapters = [{ ...first, article: { ...first.article, title } }];
    const hostile = { ...series, title, chapters, sections: [{ parts: chapters, chapters }] };
    const request = requestBook(renderBook(hostile, input));
    const style = new TextDecoder().decode(request.files.get('book.css')?.bytes);
    expect(request.html).not.toContain('<script>');
    expect(style).not.toContain('</style>');
    expect(style).toContain('\\22 ');
  });
});
