import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const file = 'series/nettverksbygging.yaml';
const head = `title: Nettverksbygging
summary: Hvordan nettverk blir til.
language: nb
edition: { number: 1, date: 2026-03-02 }
`;
const editors = 'editors: [Maja Eikrem]\n';
const parts = 'parts:\n  - tillit\n  - nettverk-og-relasjon\n';
const inSection = 'parts:\n  - section: A\n    parts:\n      - tillit\n      - nettverk-og-relasjon\n';

test.each([
  [
    'a section and its parts as two entries',
    `${editors}parts:\n  - section: A\n  - parts:\n      - tillit\n      - nettverk-og-relasjon\n`,
    '"parts" belongs to the entry before it, but a hyphen begins a new one.',
    `${editors}${inSection}`,
  ],
  [
    'a name and a role as two entries',
    `${editors}contributors:\n  - name: Kari\n  - role: translator\n${parts}`,
    '"role" belongs to the entry before it, but a hyphen begins a new one.',
    `${editors}contributors:\n  - name: Kari\n    role: translator\n${parts}`,
  ],
  [
    'a colon behind a part',
    `${editors}parts:\n  - tillit:\n  - nettverk-og-relasjon\n`,
    'There is a colon after "tillit", but no value.',
    `${editors}${parts}`,
  ],
  [
    'a heading in the place of a key',
    `${editors}parts:\n  - A:\n      - tillit\n      - nettverk-og-relasjon\n`,
    '"A" is where a key should be.',
    `${editors}${inSection}`,
  ],
  [
    'an editor with a key',
    `editors:\n  - name: Maja Eikrem\n${parts}`,
    'Editor 1 should be a text, but has the key "name".',
    `editors:\n  - Maja Eikrem\n${parts}`,
  ],
  [
    'a section beside its parts',
    `${editors}parts:\n  - section: A\n  - tillit\n  - nettverk-og-relasjon\n`,
    'The section "A" has no parts of its own.',
    undefined,
  ],
  [
    'a section in a section',
    `${editors}parts:\n  - section: A\n    parts:\n      - section: B\n        parts: [tillit, nettverk-og-relasjon]\n`,
    'Part 1 of part 1 should be a text, but is a mapping of keys and values.',
    undefined,
  ],
  [
    'two hyphens',
    `${editors}parts:\n  - - tillit\n    - nettverk-og-relasjon\n`,
    'Part 1 should be a text, but is a list.',
    undefined,
  ],
])('%s is one problem, and is fixed where there is one way', async (_name, rest, message, fixed) => {
  await littlePublication()
    .withFile(file, head + rest)
    .inFolder(async (folder) => {
      const checked = await runHere([
        'check',
        '--root',
        folder,
        '--reporter',
        'json',
        '--as-of',
        '2026-11-23',
      ]);
      expect((JSON.parse(checked.output) as { message: string }[]).map((one) => one.message)).toEqual([
        message,
      ]);
      await runHere(['check', '--fix', '--root', folder, '--as-of', '2026-11-23']);
      expect(readFileSync(join(folder, file), 'utf8')).toBe(head + (fixed ?? rest));
    });
});

test('a manifest that is a list is one problem', async () => {
  await littlePublication()
    .withFile(file, '- tillit\n- nettverk-og-relasjon\n')
    .inFolder(async (folder) => {
      const { output } = await runHere(['check', '--root', folder, '--reporter', 'json']);
      expect((JSON.parse(output) as { message: string }[]).map((one) => one.message)).toEqual([
        'The file should be a mapping of keys and values, but is a list.',
      ]);
    });
});
