import { expect, test } from 'vitest';
import { indexPages } from '../../src/platform/index-pages.ts';

const page = (number: number) => ({
  address: `artikler/${String(number)}/index.html`,
  html: `<html lang="nn"><body><main data-pagefind-body><span data-pagefind-filter="series:${String(number % 3)}"></span>
<p>Del ${String(number)} om kunderelasjoner, lojalitet og nettverk.</p></main></body></html>`,
});
const pages = Array.from({ length: 20 }, (_, index) => page(index));

test('the same pages give the same bytes, also when two indexes are made at once', async () => {
  const [one, other] = await Promise.all([indexPages('nb', pages), indexPages('nb', pages)]);
  expect([...one.keys()].toSorted()).toEqual([...other.keys()].toSorted());
  for (const [path, bytes] of one) expect(Buffer.compare(bytes, other.get(path) ?? Buffer.of())).toBe(0);
});

test('all pages are in the index of the one language, with what it needs and no user interface', async () => {
  const files = await indexPages('nb', pages);
  const entry: unknown = JSON.parse(new TextDecoder().decode(files.get('pagefind-entry.json')));
  expect(entry).toMatchObject({ languages: { nb: { page_count: 20, wasm: 'nb' } } });
  expect([...files.keys()].filter((path) => !path.includes('/')).toSorted()).toEqual([
    'pagefind-entry.json',
    'pagefind.js',
    expect.stringMatching(/^pagefind\.nb_\w+\.pf_meta$/),
    'wasm.nb.pagefind',
    'wasm.unknown.pagefind',
  ]);
});

test('a language that has no stemmer is indexed by its whole words', async () => {
  const files = await indexPages('se', pages);
  const entry: unknown = JSON.parse(new TextDecoder().decode(files.get('pagefind-entry.json')));
  expect(entry).toMatchObject({ languages: { se: { page_count: 20 } } });
});
