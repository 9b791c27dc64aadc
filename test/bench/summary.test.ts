import { expect, test } from 'vitest';
import type { Measured } from '../../bench/speed/measure.ts';
import { groupMeasured, medianTaken, memoryPerArticle, writeRows } from '../../bench/speed/summary.ts';

function measure(program: string, walls: readonly number[], more: Partial<Measured> = {}): Measured {
  const taken = walls.map((wall) => ({ wall, cpu: wall * 2, memory: wall * 100 }));
  return { subject: 'site', articles: 1000, program, version: '1.0', run: 'cold', taken, ...more };
}

test('wall, CPU and memory have medians of their own', () => {
  const taken = [
    { wall: 1, cpu: 9, memory: 50 },
    { wall: 3, cpu: 1, memory: 90 },
    { wall: 2, cpu: 5, memory: 10 },
  ];
  expect(medianTaken(taken)).toEqual({ wall: 2, cpu: 5, memory: 50 });
});

test('a ratio is what a peer takes by what Kolofon takes in the same run', () => {
  const rows = writeRows([
    measure('Kolofon', [2, 1, 3]),
    measure('Hugo', [5, 4, 1]),
    measure('Kolofon', [0.5], { run: 'sentence' }),
    measure('Hugo', [4], { run: 'sentence' }),
  ]);
  expect(rows.map((row) => [row['Run'], row['Program'], row['Wall, s'], row['Wall, ratio']])).toEqual([
    ['cold', 'Kolofon', '2.00', '1.00'],
    ['cold', 'Hugo', '4.00', '2.00'],
    ['one article changed', 'Kolofon', '0.50', '1.00'],
    ['one article changed', 'Hugo', '4.00', '8.00'],
  ]);
});

test('Kolofon alone has no ratios, and what was not measured is a dash', () => {
  const [row] = writeRows([
    measure('Kolofon', [], { subject: 'pdf', taken: [{ wall: 1, cpu: 1, memory: NaN }] }),
  ]);
  expect(row).toEqual({
    Run: 'cold',
    Program: 'Kolofon',
    'Wall, s': '1.00',
    'CPU, s': '1.00',
    'Memory, MiB': '–',
  });
});

test('a table is of one subject and one size', () => {
  const all = [measure('Kolofon', [1]), measure('Kolofon', [1], { subject: 'epub' }), measure('Hugo', [1])];
  expect(groupMeasured(all).map(({ heading, measured }) => [heading, measured.length])).toEqual([
    ['Site, 1,000 articles', 2],
    ['E-books of all series, 1,000 articles', 1],
  ]);
});

test('memory for each article more is that between two sizes', () => {
  const sizes = [measure('Kolofon', [2]), measure('Kolofon', [3], { articles: 3000 }), measure('Hugo', [9])];
  expect(memoryPerArticle(sizes, { from: 1000, to: 3000 })).toBeCloseTo((100 * 1024) / 2000);
  expect(memoryPerArticle(sizes, { from: 1000, to: 5000 })).toBeNaN();
});
