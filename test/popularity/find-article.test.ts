import { expect, test } from 'vitest';
import { findArticleBy } from '../../src/popularity/find-article.ts';

const articles = new Map([
  ['tillit', 'artikler/tillit/'],
  ['lobbying', 'artikler/lobbying/'],
]);
const find = findArticleBy('https://example.org/b%C3%B8ker/', articles);

test.each([
  ['/b%C3%B8ker/artikler/tillit/', 'tillit'],
  ['/b%c3%b8ker/artikler/lobbying/', 'lobbying'],
  ['/bøker/artikler/tillit/', 'tillit'],
  ['/b%C3%B8ker/artikler/tillit/index.html', 'tillit'],
  ['/b%C3%B8ker/artikler/tillit', 'tillit'],
  ['/b%C3%B8ker/artikler/till%69t/?fra=%zz&til=/#del-2', 'tillit'],
  ['/b%C3%B8ker/artikler/tillit/?/artikler/lobbying/', 'tillit'],
  ['https://example.org/b%C3%B8ker/artikler/tillit/', 'tillit'],
  ['/artikler/tillit/', undefined],
  ['/b%C3%B8ker/artikler/tillit/bilde.png', undefined],
  ['/b%C3%B8ker/artikler/tillit/index.htm', undefined],
  ['/b%C3%B8ker/artikler/tillit//', undefined],
  ['/b%C3%B8ker/artikler/Tillit/', undefined],
  ['/b%C3%B8ker/artikler/', undefined],
  ['/b%C3%B8ker/serier/../artikler/tillit/', undefined],
  ['/b%C3%B8ker/artikler/..%2f..%2fetc/passwd', undefined],
  ['/b%C3%B8ker/artikler/till%it/', undefined],
  ['/b%C3%B8ker/artikler/tillit%00/', undefined],
  ['/b%C3/artikler/tillit/', undefined],
  ['__proto__', undefined],
  ['*', undefined],
  ['', undefined],
])('%s', (target, id) => {
  expect(find(target)).toBe(id);
});

test('a site at the root of its host', () => {
  expect(findArticleBy('https://example.org/', articles)('/artikler/tillit/')).toBe('tillit');
});
