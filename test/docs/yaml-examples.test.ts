import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type * as z from 'zod';
import { settingsSchema } from '../../packages/desk/src/settings/settings.ts';
import { addressLockSchema } from '../../src/load/address-lock.ts';
import { frontMatterSchema } from '../../src/load/schemas/front-matter.ts';
import { manifestSchema } from '../../src/load/schemas/manifest.ts';
import { publicationSchema } from '../../src/load/schemas/publication.ts';
import { referencesSchema } from '../../src/load/schemas/references.ts';
import { required } from '../harness/read-page.ts';
import { frontMatter, manifest, publication } from './example-facts.ts';
import { examplesIn, fileOf, type Example } from './handbook.ts';

describe('YAML', () => {
  test.each(examplesIn('yaml').map((example) => [nameOf(example), example] as const))(
    '%s is a file that Kolofon reads',
    (_, example) => {
      const { findProblem } = required(readers.find(({ names }) => names.test(fileOf(example))));
      expect(findProblem(parse(example.text))).toBeUndefined();
    },
  );
});

/** What no desk.yaml goes without. */
const desk = {
  address: 'https://library.example/desk',
  site: 'https://library.example',
  title: 'The library',
  language: 'en',
  sender: 'The library <desk@library.example>',
  administrators: ['owner@library.example'],
};

interface Reader {
  /** Of the files that the first line of an example may name. */
  readonly names: RegExp;
  readonly findProblem: (value: unknown) => unknown;
}

/** An example shows a part of a file: `keys` are those that no file goes without. */
const fits = (schema: z.ZodType, keys?: object) => (value: unknown) =>
  schema.safeParse(keys === undefined ? value : { ...keys, ...(value as object) }).error;

const readers: readonly Reader[] = [
  { names: /^series\/publication\.yaml$/, findProblem: fits(publicationSchema, publication) },
  { names: /^series\/addresses\.lock\.yaml$/, findProblem: fits(addressLockSchema) },
  { names: /^desk\.yaml$/, findProblem: fits(settingsSchema, desk) },
  { names: /^series\/references\.yaml$/, findProblem: fits(referencesSchema) },
  { names: /^series\/templates\/words\//, findProblem: findUnknownWord },
  // test/end-to-end/sharded-workflows.test.ts runs their lines.
  { names: /^\.github\/workflows\/|^\.gitlab-ci\.yml$/, findProblem: () => undefined },
  { names: /^front matter$/, findProblem: fits(frontMatterSchema, frontMatter) },
  {
    names: /^series\/[a-z-]+\.yaml$|^yaml-language-server: \$schema=schemas\//,
    findProblem: fits(manifestSchema, manifest),
  },
];

function findUnknownWord(words: unknown): string | undefined {
  const known = parse(readFileSync('templates/words/en.yaml', 'utf8')) as object;
  return Object.keys(words as object).find((word) => !Object.hasOwn(known, word));
}

function nameOf(example: Example): string {
  return `${example.article}: ${fileOf(example)}`;
}
