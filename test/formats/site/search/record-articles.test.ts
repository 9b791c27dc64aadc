import { expect, test } from 'vitest';
import type { EarlierRecords } from '../../../../src/formats/make-services.ts';
import { openRecords } from '../../../../src/formats/site/search/record-articles.ts';
import { littlePublication } from '../../../harness/publication.ts';
import { inputOf } from '../../../harness/render-input.ts';

const ids = Array.from({ length: 200 }, (_unused, index) => `artikkel-${index}`);

test('records of an earlier build are taken from it, in the order of the articles', async () => {
  let publication = littlePublication();
  for (const id of ids) publication = publication.withArticle(id, `Teksten til ${id}.\n`);
  const input = inputOf(await publication.prepare());
  const { articles } = input.publication;
  const first = openRecords(articles, { input });
  const kept = new Map<string, Uint8Array>();
  const earlier: EarlierRecords = {
    at: (dependsOn) => ({
      find: () => kept.get(dependsOn.join('\n')),
      keep: (bytes) => void kept.set(dependsOn.join('\n'), bytes),
    }),
  };
  expect(first.missing(earlier)).toHaveLength(articles.length);
  const made = first.make();
  expect(made.map(({ html }) => /Teksten til ([\w-]+)/.exec(html)?.[1]).filter(Boolean)).toEqual(
    articles.map(({ id }) => id).filter((id) => ids.includes(id)),
  );

  const again = openRecords(articles, { input });
  expect(again.missing(earlier)).toEqual([]);
  expect(again.make()).toEqual(made);

  const [changed] = kept.keys();
  kept.delete(changed ?? '');
  const afterChange = openRecords(articles, { input });
  const missing = afterChange.missing(earlier);
  expect(missing.length).toBeGreaterThan(0);
  expect(missing.length).toBeLessThan(articles.length / 2);
  expect(afterChange.make()).toEqual(made);
});

test('without an earlier build, all are made', async () => {
  const input = inputOf(await littlePublication().prepare());
  const { articles } = input.publication;
  const records = openRecords(articles, { input });
  expect(records.missing(undefined)).toEqual(articles);
  expect(records.make()).toHaveLength(articles.length);
  expect(openRecords([], { input }).make()).toEqual([]);
});
