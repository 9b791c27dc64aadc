import { expect, test } from 'vitest';
import { writeArticle } from '../../bench/article.ts';
import { planSeries } from '../../bench/library.ts';
import { listMemberships, readPeerArticle } from '../../bench/speed/peer-sources.ts';

test("a peer's article has the same text, with the peer's own links", () => {
  const text = writeArticle(0, 'del-00002', 'figures/figur-1.svg');
  const { id, title, authors, published, body } = readPeerArticle(
    'del-00001',
    text,
    (other) => `/a/${other}/`,
  );
  expect({ id, authors, published }).toEqual({
    id: 'del-00001',
    authors: ['Ida Berg', 'Per Li'],
    published: '2021-01-01',
  });
  expect(text).toContain(`title: ${title}\n`);
  const own = body.replaceAll('/a/del-00002/', 'del-00002.md').replaceAll('](/figures/', '](figures/');
  expect(own).not.toBe(body);
  expect(text.endsWith(`\n---\n${own}`)).toBe(true);
});

test('an article knows its place in each of its series', () => {
  const memberships = listMemberships([
    { id: 'a', title: 'A', parts: ['x', 'y'] },
    { id: 'b', title: 'B', parts: ['y'] },
  ]);
  expect(memberships.get('y')).toEqual([
    { series: 'a', title: 'A', position: 2, of: 2 },
    { series: 'b', title: 'B', position: 1, of: 1 },
  ]);
  expect(listMemberships(planSeries(100)).size).toBe(100);
});
