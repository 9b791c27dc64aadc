import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fillGuide } from '../../bench/speed/fill-guide.ts';

const guide = readFileSync('docs/series/articles/benchmarks.md', 'utf8');

test('what was measured takes the place of what an earlier run wrote, and the rest stays', () => {
  const once = fillGuide(guide, '| first |');
  const twice = fillGuide(once, '| second |');
  expect(once).toContain('| first |');
  expect(twice).toContain('| second |');
  expect(twice).not.toContain('| first |');
  expect(fillGuide(twice, '| first |')).toBe(once);
  expect(once.startsWith(guide.slice(0, guide.indexOf('## What was measured')))).toBe(true);
});

test('a guide without a place for it is refused', () => {
  expect(() => fillGuide('# Empty\n', 'x')).toThrow('no place');
});
