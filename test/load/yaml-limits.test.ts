import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/load/article.ts';
import { manifestSchema } from '../../src/load/schemas/manifest.ts';
import { referencesSchema } from '../../src/load/schemas/references.ts';
import { checkShape } from '../../src/load/shape/check-shape.ts';
import { parseYaml } from '../../src/load/yaml.ts';
import type { YamlKind } from '../../src/load/yaml-limits.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { sourceText } from '../../src/model/source-text.ts';

const file = sourcePath('series/havet.yaml');
const million = 1_000_000;

/** Four times it has to take less than two seconds on a quiet machine. */
const length = 250_000;
const mostSeconds = 2;

function codesOf(text: string, kind: YamlKind = 'file'): string[] {
  const yaml = parseYaml(sourceText(file, text), { kind });
  const all =
    yaml.diagnostics.length > 0 ? yaml.diagnostics : checkShape(manifestSchema, yaml.value).diagnostics;
  return all.map(({ code }) => code);
}

function cpuSecondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('YAML of one character, repeated, is refused soon', () => {
  test.each(Array.from('[]{}-?:,&*!|>\'"%@`#\\\t x=~.'))('%j', (sign) => {
    for (const text of [sign.repeat(length), `${sign} `.repeat(length / 2)])
      expect(cpuSecondsOf(() => expect(codesOf(text, 'list')).not.toEqual([]))).toBeLessThan(mostSeconds);
  });
});

test.each([
  ['anchors', Array.from({ length: 50_000 }, (_, index) => `k${index}: &a${index} x`).join('\n')],
  ['anchors in a line', `[${Array.from({ length: 50_000 }, (_, index) => `&a${index} x`).join(', ')}]`],
  ['aliases', `a: &a x\n${Array.from({ length: 50_000 }, (_, index) => `k${index}: *a`).join('\n')}`],
  ['characters', `title: ${'x'.repeat(2 * million)}`],
])('too many %s are named', (_what, text) => {
  expect(codesOf(text)).toEqual(['size-limit']);
});

test.each([10, 100, 1_000, 5_000])('values that are nested %d deep are no exception', (depth) => {
  const block = Array.from({ length: depth }, (_, index) => `${' '.repeat(index)}k:`).join('\n');
  expect(codesOf(block, 'list').length).toBeGreaterThan(0);
  expect(codesOf('['.repeat(depth), 'list')).toEqual([depth < 200 ? 'yaml-valid' : 'nesting-limit']);
});

const manifest = `title: Havet
summary: Om havet.
editors: [Kari Nordmann]
edition: { number: 1, date: 2026-01-01 }
parts: [bolger]
`;

test.each([
  ['title: Havet', `title: ${'Hav '.repeat(250_000)}`],
  ['summary: Om havet.', `summary: ${'Hav '.repeat(200_000)}`],
  ['parts:', 'planned: 1e6\nparts:'],
  ['parts:', 'planned: 100000000000\nparts:'],
  ['[bolger]', `[${'bolger, '.repeat(20_000)}bolger]`],
  ['[Kari Nordmann]', `[${'K, '.repeat(2_000)}K]`],
])('a manifest with too much of something says so: %s', (valid, broken) => {
  expect(codesOf(manifest.replace(valid, () => broken))).toEqual(['size-limit']);
});

test.each([20_000, 200_000])('front matter that never closes over %d lines is found in no time', (lines) => {
  const text = `---\n${'title: Havet\n\n--- x\n'.repeat(lines / 3)}`;
  const source = sourceText(sourcePath('series/articles/havet.md'), text);
  const read = () => readFrontMatter('havet', source, { language: 'nb' });
  expect(read().diagnostics.map(({ message }) => message)).toEqual(['The front matter has no end.']);
  expect(cpuSecondsOf(read)).toBeLessThan(mostSeconds / 4);
});

test('of keys that are there twice a hundred are reported', () => {
  const yaml = parseYaml(sourceText(file, 'title: Havet\n'.repeat(20_000)), { kind: 'list' });
  expect(yaml.diagnostics).toHaveLength(100);
});

test('a long file with keys that are there twice is parsed as far as a hundred of them', () => {
  const text = '# Hav\nhav: { address: hav/ }\nvann:\n  address: vann/\n'.repeat(20_000);
  const { value, diagnostics } = parseYaml(sourceText(file, text), { kind: 'list' });
  expect(diagnostics).toHaveLength(100);
  expect(diagnostics[0]?.place.start.line).toBe(6);
  expect(value.place([]).end?.offset).toBeLessThan(200_000);
});

test('and whole where the file has fewer, or has them late', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `hav${index}: { address: hav/ }\n`).join('');
  const { diagnostics } = parseYaml(sourceText(file, `hav: a\nhav: a\n${keys}hav7: b\n`), { kind: 'list' });
  expect(diagnostics.map(({ place }) => place.start.line)).toEqual([2, 20_003]);
});

test('of very many mistakes a thousand are reported, and how many more there are', () => {
  const yaml = parseYaml(sourceText(file, '- { id: 1 }\n'.repeat(5_000)), { kind: 'list' });
  const { diagnostics } = checkShape(referencesSchema, yaml.value);
  expect(diagnostics).toHaveLength(1_001);
  expect(diagnostics.at(-1)).toMatchObject({
    code: 'size-limit',
    message: 'There are more problems from here on, in 9,000 places.',
    place: { start: { line: 501 } },
  });
});

test('places in a mapping of many keys are found without going through all of them', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}`);
  const { value } = parseYaml(sourceText(file, keys.map((key) => `${key}: { a: b }\n`).join('')), {
    kind: 'list',
  });
  const lines = keys.map((key) => value.place([key, 'a']).start.line);
  expect(lines).toEqual(keys.map((_, index) => index + 1));
  const starts = keys.map((key) => value.keyPlace([], key).start);
  expect(starts.map(({ line, column }) => line - column)).toEqual(keys.map((_, index) => index));
});
