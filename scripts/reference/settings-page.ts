import { jsonSchemas } from '../../src/load/schemas/json-schemas.ts';
import { printPage, printTable } from './markdown.ts';
import { listSettings, type JsonSchema, type Setting } from './settings.ts';

const files = [
  {
    schema: 'publication.schema.json',
    heading: 'The publication file',
    about: 'The keys of `series/publication.yaml`.',
  },
  {
    schema: 'series.schema.json',
    heading: 'Manifests',
    about: 'The keys of a manifest, `series/<id>.yaml`.',
  },
  {
    schema: 'article.schema.json',
    heading: 'Front matter',
    about: 'The keys between the two lines of `---` at the start of an article.',
  },
  {
    schema: 'references.schema.json',
    heading: 'References',
    about:
      'The keys of an item of `series/references.yaml` or `series/references.json`. Kolofon checks these; all other keys are those of CSL-JSON.',
  },
];

export function writeSettingsPage(): string {
  return printPage({
    title: 'All settings',
    summary: 'Every key of the publication file, of manifests, of front matter and of references.',
    tags: ['settings', 'reference'],
    body: `A dot separates a key from its parent, and \`[]\` is each item of a list. A URL starts with \`https://\` or \`http://\`, a date is written \`2026-12-31\`. A key without a default is optional, unless it says "Required". \`npx kolofon schemas\` writes the same as [JSON Schemas](writing.md).

${files.map(writeFile).join('\n\n')}`,
  });
}

function writeFile({ schema: name, heading, about }: (typeof files)[number]): string {
  const schema = jsonSchemas()[name] as JsonSchema;
  const keys = Object.entries(schema.properties ?? schema.items?.properties ?? {});
  const required = schema.required ?? schema.items?.required ?? [];
  const groups = keys.map(([key, value]) => listGroup(key, value, required.includes(key)));
  const isLong = (group: readonly Setting[]) => group.length > longest;
  const sections = groups
    .filter(isLong)
    .map((group) => `### ${group[0]?.path ?? ''}\n\n${writeTable(group)}`);
  const short = groups.filter((group) => !isLong(group)).flat();
  return [`## ${heading}`, about, writeTable(short), ...sections].join('\n\n');
}

/** A key with more keys below it gets its own table. */
const longest = 6;

function listGroup(key: string, schema: JsonSchema, isRequired: boolean): readonly Setting[] {
  const settings = key === 'checks' ? [checkSetting] : listSettings(key, schema, isRequired);
  return key === 'collections' ? dropShared(settings, `${key}[].`) : settings;
}

/** Of an entry of `collections`, the keys that manifests lack. */
function dropShared(settings: readonly Setting[], prefix: string): readonly Setting[] {
  const manifest = new Set(
    listSettings('', jsonSchemas()['series.schema.json'] as JsonSchema, false).map(describe),
  );
  const isShared = (setting: Setting) =>
    manifest.has(describe({ ...setting, path: setting.path.replace(prefix, '') }));
  return [
    ...settings.filter((setting) => !isShared(setting)),
    {
      path: `${prefix}…`,
      values: ['keys'],
      meaning: 'The other keys of a [manifest](#manifests), except `planned`.',
      isRequired: false,
      standard: undefined,
    },
  ];
}

const describe = (setting: Setting): string => JSON.stringify(setting);

/** Seventy keys with the same values have a page of their own. */
const checkSetting: Setting = {
  path: 'checks.<check>',
  values: ['`off`', '`warn`', '`error`'],
  meaning: 'What a check reports: [All checks](diagnostics.md).',
  isRequired: false,
  standard: 'the level of the check',
};

function writeTable(settings: readonly Setting[]): string {
  const rows = settings.map(({ path, values, meaning, isRequired, standard }) => [
    `\`${path}\``,
    values.join(', ').replace(', one for', ', or one for'),
    [
      meaning,
      ...(isRequired ? ['Required.'] : []),
      ...(standard === undefined ? [] : [`Default: ${standard}.`]),
    ].join(' '),
  ]);
  return printTable(['key', 'value', 'meaning'], rows);
}
