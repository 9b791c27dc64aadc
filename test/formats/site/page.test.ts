import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absoluteUrl } from '../../../src/formats/addresses.ts';
import { pageAt } from '../../../src/formats/site/page.ts';
import type { Publication } from '../../../src/model/publication.ts';
import { parseUrl } from '../../../src/model/parse-url.ts';

const publication = { baseUrl: 'https://bok.example/under/' } as Publication;

/** Few names, so that paths often share folders. */
const step = fc.constantFrom('a', 'b', 'ab', 'æ-1');
const path = fc.array(step, { maxLength: 4 }).map((steps) => steps.join('/'));
const file = fc.tuple(path, fc.constantFrom('', 'index.html', 'a', 'style.0a.css')).map((both) => {
  return both.filter((one) => one !== '').join('/');
});

test('the way from a page to a file follows their paths', () => {
  fc.assert(
    fc.property(path, file, (folder, target) => {
      const page = pageAt(folder === '' ? '' : `${folder}/`, publication);
      expect(page.href(target)).toBe(posix.relative(posix.dirname(page.file), target));
    }),
    { numRuns: 500 },
  );
});

test('pages with the same parent have the same links to what neither contains', () => {
  fc.assert(
    fc.property(path, step, step, file, (parent, one, other, target) => {
      const [a, b] = [one, other].map((name) => pageAt(posix.join(parent, name, '/'), publication));
      if (a === undefined || b === undefined || a.holds(target) || b.holds(target)) return;
      expect([b.parent, b.href(target)]).toEqual([a.parent, a.href(target)]);
    }),
    { numRuns: 500 },
  );
});

test('an absolute address is normalised by the URL standard', () => {
  const bases = fc.constantFrom(
    'https://bok.example/',
    'HTTPS://Bok.example:443/å/b/',
    'https://a.example/?q/',
  );
  const paths = fc.oneof(
    file,
    fc.webPath(),
    fc.string(),
    fc.stringMatching(/^[a-zæ./#?:%-]*$/),
    fc.constant('artikler/a/#sted'),
  );
  const hrefOf = (at: string, base: string) => parseUrl(at, base)?.href;
  fc.assert(
    fc.property(paths, bases, (at, base) => {
      const expected = hrefOf(at, base);
      if (expected === undefined) expect(() => absoluteUrl(at, base)).toThrow();
      else expect(absoluteUrl(at, base)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
