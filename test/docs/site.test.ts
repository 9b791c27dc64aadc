import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { site } from '../../src/formats/site/site.ts';
import { publicationSchema } from '../../src/load/schemas/publication.ts';
import { blockIds } from '../../src/model/site-settings.ts';
import { inputOf, renderJob } from '../harness/render-input.ts';
import { littlePublication, templates } from '../harness/publication.ts';
import { findAll, required, textOf } from '../harness/read-page.ts';
import { renderPages } from '../harness/render-pages.ts';

const page = readFileSync('docs/site.md', 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('|'));

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: string;
}

interface Setting {
  readonly path: string;
  /** What may be written there, where these are words of Kolofon's. */
  readonly values: readonly string[];
}

const published = JSON.parse(readFileSync('series/schemas/publication.schema.json', 'utf8')) as Schema;
const settings = listSettings('site', required(published.properties?.['site']));

/** Every setting below a key, by its path: `site.forms.question.to`. */
function listSettings(path: string, schema: Schema): Setting[] {
  const choices = [schema, ...(schema.anyOf ?? [])];
  const keys = choices.flatMap(({ properties = {} }) => Object.entries(properties));
  if (keys.length > 0) return keys.flatMap(([key, below]) => listSettings(`${path}.${key}`, below));
  const values = choices.flatMap((one) => [...(one.enum ?? []), ...(one.const ?? '').split(' ')]);
  return [{ path, values: values.filter((value) => value !== '') }];
}

/** The row of a setting, or of the setting that it is a part of. */
function rowOf(path: string): string | undefined {
  const parent = path.slice(0, path.lastIndexOf('.'));
  const part = path.slice(parent.length + 1);
  return (
    rows.find((row) => row.includes(`\`${path}\``)) ??
    rows.find((row) => row.startsWith(`| \`${parent}\``) && row.includes(`\`${part}\``))
  );
}

describe('docs/site.md', () => {
  test('tells every setting of the site, and every word that may be written there', () => {
    expect(settings.length).toBeGreaterThan(25);
    expect(settings.filter(({ path }) => rowOf(path) === undefined).map(({ path }) => path)).toEqual([]);
    const untold = settings.flatMap(({ path, values }) =>
      values.filter((value) => rowOf(path)?.includes(`\`${value}\``) !== true),
    );
    expect(untold).toEqual([]);
  });

  test('tells no setting that is none', () => {
    const told = rows.flatMap((row) => [...row.matchAll(/`(site(?:\.[a-z]+)+)`/g)].map(([, path]) => path));
    const isSetting = (path = '') => settings.some((one) => `${one.path}.`.startsWith(`${path}.`));
    expect(told.filter((path) => !isSetting(path))).toEqual([]);
  });

  test('tells of each block, and of templates that there are', () => {
    const told = rows.flatMap((row) => /^\| `([a-z]+)` +\|.*\.eta`/.exec(row)?.[1] ?? []);
    expect(told.toSorted()).toEqual([...blockIds].toSorted());
    const named = [...page.matchAll(/`site\/([a-z/-]+\.(?:eta|css|svg))`/g)].map(([, file = '']) => file);
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((file) => !existsSync(`${templates}/site/${file}`))).toEqual([]);
  });

  test('tells of each script of the pages', () => {
    const scripts = readdirSync(`${templates}/site/scripts`).filter((file) => file !== 'appearance-early.js');
    expect(scripts.filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
  });

  test('shows settings that Kolofon reads', () => {
    const examples = blocksOf('yaml').filter((text) => /^(?:site|templates|addresses):/.test(text));
    expect(examples.length).toBeGreaterThan(6);
    const config = {
      title: 'Relasjonsbiblioteket',
      summary: 'Artikkelserier.',
      language: 'nb',
      baseUrl: 'https://relasjonsbiblioteket.example/',
      publisher: 'Relasjonsbiblioteket',
    };
    for (const example of examples)
      expect(publicationSchema.safeParse({ ...config, ...(parse(example) as object) }).error).toBeUndefined();
  });

  test('shows words in the plural forms of their language', () => {
    const [words] = blocksOf('yaml').filter((text) => text.includes('words/ar.yaml'));
    const { parts } = parse(required(words)) as { parts: Readonly<Record<string, string>> };
    expect(Object.keys(parts).toSorted()).toEqual(
      new Intl.PluralRules('ar').resolvedOptions().pluralCategories.toSorted(),
    );
  });

  test('shows a template that does what the page says', async () => {
    const [template = ''] = blocksOf('eta');
    const prepared = await littlePublication()
      .withConfig({
        series: ['nettverksbygging'],
        templates: 'egne',
        site: { promotion: { text: 'Bøker & tidsskrifter', link: 'https://example.org/' } },
      })
      .withFile('series/egne/site/parts/promotion.eta', template)
      .withFile('series/egne/site/scripts/lists.js', '')
      .prepare();
    const [job] = site.plan(inputOf(prepared));
    const made = renderPages((await renderJob(job)).value);
    const textAt = (path: RegExp) => {
      const artifact = required(made.find((one) => path.test(one.path)));
      return artifact.kind === 'text' ? artifact.text : '';
    };
    const [promotion] = findAll(
      fromHtml(textAt(/tillit\/index\.html$/)),
      ({ tagName }) => tagName === 'aside',
    );
    expect(textOf(required(promotion))).toBe('Annonse Bøker & tidsskrifter');
    const script = textAt(/assets\/site\.\w+\.js$/);
    expect(script).toContain('kolofon-read');
    expect(script).not.toContain('tablist');
  });
});

function blocksOf(language: string): string[] {
  return [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)]
    .filter(([, name]) => name === language)
    .map(([, , text = '']) => text);
}
