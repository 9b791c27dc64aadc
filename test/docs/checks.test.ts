import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue, type Code } from '../../src/diagnostics/catalogue.ts';

test('the guide lists every check with its level', () => {
  const guide = readFileSync('docs/checks.md', 'utf8');
  const rows = [...guide.matchAll(/^\| `([a-z0-9-]+)` +\| (\w+)(\\\*)? +\| (.*?) +\|$/gm)];
  const listed = rows.map(([, code, level, star, holds]) => [code, level, star !== undefined, holds]);
  const codes = Object.keys(catalogue).toSorted() as Code[];
  expect(listed).toEqual(
    codes.map((code) => {
      const rule = catalogue[code];
      return [code, rule.severity, 'canRelax' in rule, rule.requirement];
    }),
  );
});
