import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const checklist = readFileSync(new URL('../ASVS.md', import.meta.url), 'utf8');

test('each item of the security checklist that is met names tests that exist', () => {
  const met = checklist.slice(checklist.indexOf('## Met'), checklist.indexOf('## Not met'));
  const rows = met.split('\n').filter((line) => /^\| +\d/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  const missing = rows.flatMap((row) => {
    const [, item = '', , tests = ''] = row.split('|').map((cell) => cell.trim());
    return tests.split('<br>').flatMap((one) => {
      const [, file = '', title = ''] = /^`([\w/-]+)`: (.+)$/.exec(one) ?? [];
      const text = readFileSync(new URL(`./${file}.test.ts`, import.meta.url), 'utf8');
      return title !== '' && text.includes(title) ? [] : [`${item}: ${one}`];
    });
  });
  expect(missing).toEqual([]);
});
