import { expect, test } from 'vitest';
import { writeChecksPage } from '../../scripts/reference/checks-page.ts';
import { writeCommandsPage } from '../../scripts/reference/commands-page.ts';
import { writeContentsPage } from '../../scripts/reference/contents-page.ts';
import { formatMarkdown } from '../../scripts/reference/markdown.ts';
import { writeSettingsPage } from '../../scripts/reference/settings-page.ts';
import { jsonSchemas } from '../../src/load/schemas/json-schemas.ts';

const articles = '../../docs/series/articles';

/** `npm run docs:reference` writes the pages. */
test.each([
  ['every setting', `${articles}/settings.md`, writeSettingsPage],
  ['every command', `${articles}/cli.md`, writeCommandsPage],
  ['every check', `${articles}/diagnostics.md`, writeChecksPage],
  ['every article', '../../docs/README.md', writeContentsPage],
])('the handbook lists %s', async (_, file, write) => {
  await expect(await formatMarkdown(await write())).toMatchFileSnapshot(file);
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
}

/** The path of every key of a schema, with the words that may be its value. */
function keysOf(schema: Schema, path = ''): { readonly path: string; readonly words: readonly string[] }[] {
  const { properties = {}, items, anyOf = [] } = schema;
  const prefix = path === '' ? '' : `${path}.`;
  return [
    ...Object.entries(properties).flatMap(([key, value]) => [
      { path: `${prefix}${key}`, words: value.enum ?? [] },
      ...keysOf(value, `${prefix}${key}`),
    ]),
    ...(items === undefined ? [] : keysOf(items, path === '' ? '' : `${path}[]`)),
    ...anyOf.flatMap((choice) => keysOf(choice, path)),
  ];
}

/** The keys of an entry of `collections` are those of a manifest, and each check has a row on a page of its own. */
const rowOf = (path: string) => path.replace(/^checks(?:\..*)?$/, 'checks.<check>');

test('the page of settings has a row for each key of the schemas, with the words that Kolofon reads', () => {
  const rows = writeSettingsPage()
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const keys = Object.values(jsonSchemas()).flatMap((schema) => keysOf(schema as Schema));
  expect(keys.length).toBeGreaterThan(100);
  const lost = keys.filter(({ path, words }) => {
    const names = [rowOf(path), path.replace(/^collections\[\]\./, '')];
    return !rows.some(
      (row) =>
        names.some((name) => row.startsWith(`| \`${name}\``)) &&
        words.every((word) => row.includes(`\`${word}\``)),
    );
  });
  expect(lost).toEqual([]);
});
