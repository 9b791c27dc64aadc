import { expect, test } from 'vitest';
import { choosePlotted } from '../../bench/speed/plot-groups.ts';
import { drawPlot } from '../../bench/speed/plot.ts';
import type { Measured } from '../../bench/speed/measure.ts';

function measure(program: string, wall: number, run: Measured['run'], articles = 1000): Measured {
  const taken = [{ wall, cpu: wall / 2, memory: 100 }];
  return { subject: 'site', articles, program, version: '1.0', run, taken };
}

const measured = [
  measure('Kolofon', 2, 'cold'),
  measure('Kolofon', 0.2, 'sentence'),
  measure('Kolofon, everything', 3, 'cold'),
  measure('Hugo', 4, 'cold'),
  measure('Hugo', 4, 'sentence'),
  measure('Kolofon', 9, 'cold', 20_000),
];

test('cold builds of the same pages are shown beside one another, and warm ones of Kolofon under them', () => {
  const groups = choosePlotted(measured);
  expect(groups.map(({ heading }) => heading)).toEqual(['Site, 1,000 articles']);
  expect(groups[0]?.bars.map(({ label, isOwn }) => [label, isOwn])).toEqual([
    ['Kolofon', true],
    ['Hugo', false],
    ['Kolofon, one article changed', true],
  ]);
});

test('a bar is as long as its seconds, on a scale of its group, and stays inside the picture', () => {
  const svg = drawPlot('Tid & <tid>', 'Kort', choosePlotted(measured));
  const lengths = [...svg.matchAll(/<rect class="(?:own|peer)" .*? width="([\d.]+)"/g)].map(([, length]) =>
    Number(length),
  );
  const [own = 0, hugo = 0, warm = 0] = lengths;
  expect(lengths).toHaveLength(3);
  expect(own / hugo).toBeCloseTo(2 / 4, 2);
  expect(warm / hugo).toBeCloseTo(0.2 / 4, 2);
  const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  for (const [, x, y] of svg.matchAll(/ x="([\d.]+)" y="([\d.]+)"/g)) {
    expect(Number(x)).toBeLessThan(Number(width));
    expect(Number(y)).toBeLessThan(Number(height));
  }
  expect(svg).toContain('Tid &amp; &lt;tid>');
});
