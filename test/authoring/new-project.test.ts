import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { languages, projectTemplates, services, type Choices } from '../../src/authoring/new/choices.ts';
import { guessFolder, guessLanguage, guessPackageName, guessTitle } from '../../src/authoring/new/guess.ts';
import { planProject, type ProjectFile } from '../../src/authoring/new/plan-project.ts';
import { readStarterFiles } from '../../src/authoring/own-package.ts';
import { writeProject } from '../../src/authoring/new/write-project.ts';
import { check } from '../../src/library/check.ts';
import { required } from '../harness/read-page.ts';

const starters = readStarterFiles('starters');
const facts = { today: '2026-11-23', version: '1.2.3', engine: '>=20', name: 'relasjoner' };
/** Titles that YAML, JSON and Markdown would each read as something else. */
const choices: Choices = {
  language: 'nb',
  title: 'Nettverk: «alt» om # bånd, {{date}} & $& «tillit»',
  series: "'Først': 50 % - eller mer?",
  author: "Åse O'Brien, dr. [med.]",
  template: 'library',
  ci: 'none',
};
const planWith = (changed: Partial<Choices>) => planProject({ ...choices, ...changed }, facts, starters);
const textAt = (files: readonly ProjectFile[], path: string) =>
  required(files.find((file) => file.path === path)).text;
const contentOf = (files: readonly ProjectFile[]) => files.filter(({ path }) => path.startsWith('series/'));

const kinds = projectTemplates.flatMap((template) => languages.map((language) => ({ template, language })));

describe.each(kinds)('a new $template in $language', (kind) => {
  test('has no problem, not even a warning', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kolofon-new-'));
    expect(writeProject(folder, planWith(kind))).toEqual([]);
    const found = await check({ root: folder, strict: true, asOf: facts.today });
    expect(found).toEqual({ ok: true, diagnostics: [], fixed: [], readOnly: [] });
  });

  test.each(services)('is the same for %s, with its workflow and its way to publish', (ci) => {
    const files = planWith({ ...kind, ci });
    expect(contentOf(files)).toEqual(contentOf(planWith(kind)));
    const workflow = { github: '.github/workflows/publish.yml', gitlab: '.gitlab-ci.yml', none: undefined }[
      ci
    ];
    const paths = files.map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith('.yml'))).toEqual(workflow === undefined ? [] : [workflow]);
    if (workflow !== undefined) {
      expect(parse(textAt(files, workflow))).toBeTypeOf('object');
      expect(textAt(files, workflow)).toMatch(
        /npm run check\n[^]*npm run build -- --cache .kolofon-cache\n[^]*dist\/site/,
      );
      expect(textAt(files, 'README.md')).toContain(workflow);
    }
    expect(textAt(files, 'README.md')).toContain(`# ${choices.title}\n`);
  });

  test('fills in what was chosen, and nothing is left open', () => {
    const files = planWith(kind);
    const { title, language, authors } = parse(textAt(files, 'series/publication.yaml')) as typeof choices & {
      authors: string[];
    };
    expect({ title, language, authors }).toEqual({
      title: choices.title,
      language: kind.language,
      authors: [choices.author],
    });
    const open = files.filter(
      ({ path, text }) => /\{\{\w+\}\}/.test(text.replaceAll(choices.title, '')) || /[{}]/.test(path),
    );
    expect(open).toEqual([]);
    const yaml = files.filter(({ path }) => /^series\/[^/]+\.yaml$/.test(path));
    expect(yaml.filter(({ text }) => !text.startsWith('# yaml-language-server: $schema=schemas/'))).toEqual(
      [],
    );
    for (const { text } of files.filter(({ path }) => path.endsWith('.json')))
      expect(JSON.parse(text)).toBeTypeOf('object');
    expect(textAt(files, '.gitignore').split('\n')).toEqual(
      expect.arrayContaining(['node_modules/', 'dist/']),
    );
  });
});

test('a library has two series that share an article, and whatever Kolofon can do', () => {
  for (const language of languages) {
    const files = contentOf(planWith({ language, series: 'Start' }));
    const manifests = files.filter(({ path }) =>
      /^series\/(?!publication|references)[^/]+\.yaml$/.test(path),
    );
    const parts = manifests.map(({ text }): string[] => text.match(/- [a-z-]+$/gm) ?? []);
    expect(parts).toHaveLength(2);
    expect(parts[0]?.filter((part) => parts[1]?.includes(part))).toHaveLength(1);
    const all = files.map(({ text }) => text).join('\n');
    for (const use of [
      /^translationOf: /m,
      /^access: members/m,
      /^:::tip/m,
      /^\$\$$/m,
      /^!\[.+\]\(/m,
      /\[@\w+\]/,
      /^\[\^1\]/m,
    ])
      expect(all).toMatch(use);
    const publication = parse(textAt(files, 'series/publication.yaml')) as object;
    expect(publication).toMatchObject({
      collections: [{}],
      site: { search: true, forms: {}, subscription: {} },
    });
  }
});

test('package.json asks for the Kolofon that wrote it', () => {
  expect(JSON.parse(textAt(planWith({}), 'package.json'))).toMatchObject({
    name: 'relasjoner',
    private: true,
    type: 'module',
    engines: { node: '>=20' },
    scripts: { dev: 'kolofon dev', check: 'kolofon check', build: 'kolofon build' },
    dependencies: { kolofon: '^1.2.3' },
  });
});

test.each(['Publication', 'References', 'Skrive og gi ut'])(
  'a first series cannot be called %s',
  (series) => {
    expect(() => planWith({ series })).toThrow(/would be in series\/[a-z-]+\.yaml, which the template uses/);
  },
);

test.each(['🎉', '…'])('a first series cannot be called %s', (series) => {
  expect(() => planWith({ series })).toThrow('needs letters or digits');
});

test.each(['../etc', 'a/b', 'C:\\x', '.hidden', 'Сети и связи', '数据', 'publication.yaml'])(
  'the file of the series "%s" is in series/',
  (series) => {
    const paths = contentOf(planWith({ series, template: 'minimal' })).map(({ path }) => path);
    expect(paths.filter((path) => /^series\/[a-z0-9-]+\.yaml$/.test(path))).toHaveLength(2);
    expect(paths.filter((path) => path.includes('..'))).toEqual([]);
  },
);

test('guesses', () => {
  expect(['nb_NO.UTF-8', 'no', 'nn-NO', 'en-GB', 'fr_FR', 'C'].map(guessLanguage)).toEqual([
    ...['nb', 'nb', 'nn', 'en', 'en', 'en'],
  ]);
  expect(['/x/my-library', 'øyer_og_bånd', '...'].map(guessTitle)).toEqual([
    'My library',
    'Øyer og bånd',
    undefined,
  ]);
  expect(['Øyer på Æ', '🎉', 'Aux', 'NUL'].map(guessFolder)).toEqual([
    ...['oyer-pa-ae', 'publication', 'aux-1', 'nul-1'],
  ]);
  // npm installs no package in another of the same name, and none with a name of more than 214 characters.
  expect(
    ['/x/Kolofon', '/x/🎉', '/x/.skjult', '/x/数据', `/x/${'lang '.repeat(60)}`].map(guessPackageName),
  ).toEqual([
    'kolofon-publication',
    'publication',
    'skjult',
    'shu-ju',
    expect.stringMatching(/^[a-z0-9-]{1,150}$/),
  ]);
});
