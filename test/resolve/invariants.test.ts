import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolvePublication } from '../../src/resolve/resolve.ts';
import { loadedArticle, loadedManifest, loadedPublication } from '../harness/loaded.ts';

const today = '2026-11-23';
const names = ['nettverk', 'tillit', 'lojalitet', 'relasjon', 'kunde', 'forhandling', 'lobbying', 'verdi'];

const article = (id: string) =>
  fc
    .record({
      status: fc.constantFrom('published', 'scheduled', 'draft'),
      published: fc.constantFrom('2024-01-01', '2025-06-15', today, '2026-11-24', '2027-03-01'),
      access: fc.constantFrom('public', 'members'),
    })
    .map((facts) => loadedArticle(id, facts));

const parts = fc.array(fc.constantFrom(...names, 'finnes-ikke'), { maxLength: 12 });

const manifest = (id: string) =>
  fc
    .record({
      sections: fc.array(fc.record({ title: fc.option(fc.constantFrom('Grunnlag', 'Videre')), parts })),
      planned: fc.option(fc.integer({ min: 1, max: 20 })),
    })
    .map(({ sections, planned }) => loadedManifest(id, sections, planned ?? undefined));

const publication = fc
  .record({
    articles: fc.tuple(...names.map(article)),
    manifests: fc.tuple(...['nettverksbygging', 'relasjoner', 'salg'].map(manifest)),
    listed: fc.subarray(['salg', 'nettverksbygging', 'relasjoner']),
  })
  .map(({ articles, manifests, listed }) =>
    resolvePublication(loadedPublication(articles, manifests, listed), today, 'everyone'),
  );

test('ids are unique, and nothing that is a draft or not yet due is in the model', () => {
  fc.assert(
    fc.property(publication, ({ articles, series }) => {
      expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
      expect(new Set(series.map(({ id }) => id)).size).toBe(series.length);
      expect(articles.filter(({ published }) => published > today)).toEqual([]);
    }),
  );
});

test('in each series next(a) = b exactly when previous(b) = a, and the chain visits every part once', () => {
  fc.assert(
    fc.property(publication, ({ series }) => {
      for (const { memberships } of series) {
        const chain = [];
        for (let at = memberships[0]; at !== undefined; at = at.next) {
          chain.push(at);
          expect(chain.length).toBeLessThanOrEqual(memberships.length);
          if (at.next !== undefined) expect(at.next.previous).toBe(at);
          if (at.previous !== undefined) expect(at.previous.next).toBe(at);
        }
        expect(chain.every((membership, index) => membership === memberships[index])).toBe(true);
        expect(chain).toHaveLength(memberships.length);
        expect(memberships[0]?.previous).toBeUndefined();
        expect(new Set(memberships.map((membership) => membership.article)).size).toBe(memberships.length);
        expect(memberships.map(({ position }) => position)).toEqual(memberships.map((_, index) => index + 1));
      }
    }),
  );
});

test('memberships and parts are one relation, seen from two sides', () => {
  fc.assert(
    fc.property(publication, ({ articles, series }) => {
      const fromSeries = new Set(series.flatMap(({ memberships }) => memberships));
      const fromArticles = new Set(articles.flatMap(({ memberships }) => memberships));
      expect(fromArticles).toEqual(fromSeries);
      for (const one of series) {
        for (const membership of one.memberships) {
          expect(membership.series).toBe(one);
          expect(articles).toContain(membership.article);
          expect(membership.total).toBe(one.memberships.length);
          expect(membership.planned).toBe(one.planned);
          expect(one.planned).toBeGreaterThanOrEqual(membership.total);
        }
        expect(one.sections.flatMap(({ memberships }) => memberships)).toEqual(one.memberships);
        expect(one.upcoming.every(({ due }) => due > today)).toBe(true);
      }
      for (const { memberships } of articles) {
        const order = memberships.map((membership) => series.indexOf(membership.series));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(new Set(order).size).toBe(order.length);
      }
    }),
  );
});
