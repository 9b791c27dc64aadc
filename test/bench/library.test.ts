import { expect, test } from 'vitest';
import { planSeries, seriesLength } from '../../bench/library.ts';

test.each([100, 1000, 5000])(
  'of %i articles three in ten are in two series and one in twenty in three',
  (articles) => {
    const places = new Map<string, Set<string>>();
    for (const { id, parts } of planSeries(articles)) {
      for (const part of parts) places.set(part, (places.get(part) ?? new Set()).add(id));
    }
    const countIn = (series: number) => [...places.values()].filter(({ size }) => size === series).length;
    expect(places.size).toBe(articles);
    expect([countIn(1), countIn(2), countIn(3)]).toEqual([0.65, 0.3, 0.05].map((share) => share * articles));
  },
);

test('a series has its length, but for the last of each kind, and no part twice', () => {
  const series = planSeries(1000);
  const short = series.filter(({ parts }) => parts.length !== seriesLength);
  expect(short.map(({ parts }) => parts.length)).toEqual([1000 % 26, 350 % 26, 50 % 26]);
  for (const { parts } of series) expect(new Set(parts).size).toBe(parts.length);
});

test('the same number of articles gives the same plan', () => {
  expect(planSeries(100)).toEqual(planSeries(100));
});
