import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { checkShape } from '../../src/load/shape/check-shape.ts';
import { manifestSchema } from '../../src/load/schemas/manifest.ts';
import { publicationSchema } from '../../src/load/schemas/publication.ts';
import { sourceText } from '../../src/model/source-text.ts';
import { parseAnyYaml, parseYaml } from '../../src/load/yaml.ts';
import { sourcePath } from '../../src/model/paths.ts';

const manifest = `title: Nettverksbygging
summary: Om nettverk.
language: nb
editors: [Maja Eikrem]
edition:
  number: 1
  date: 2026-03-02
parts:
  - tillit
  - section: Videre
    parts: [lojalitet]
`;

/** What is wrong with a YAML text: code, the words it is at, message and hint. */
function problemsIn(text: string, schema: z.ZodType = manifestSchema) {
  const yaml = parseYaml(sourceText(sourcePath('series/nettverk.yaml'), text));
  const diagnostics =
    yaml.diagnostics.length > 0 ? yaml.diagnostics : checkShape(schema, yaml.value).diagnostics;
  return diagnostics.map(({ code, message, hint, place: { start, end } }) => ({
    code,
    at: text.slice(start.offset, end?.offset ?? start.offset).trimEnd(),
    message,
    ...(hint === undefined ? {} : { hint }),
  }));
}

test('a manifest of the right shape has no problems', () => {
  expect(problemsIn(manifest)).toEqual([]);
});

test.each([
  ['number: 1', 'number: "én"', 'value-type', '"én"', '"edition.number" should be a number, but is a text.'],
  ['number: 1', 'number: 0', 'value-type', '0', '"edition.number" should be at least 1.'],
  ['number: 1', 'number: 1.5', 'value-type', '1.5', '"edition.number" should be a whole number'],
  ['2026-03-02', '2026-02-30', 'date-valid', '2026-02-30', '"edition.date" is a day that does not exist'],
  ['2026-03-02', '2. mars', 'date-valid', '2. mars', '"edition.date" is not a date: "2. mars".'],
  ['[Maja Eikrem]', 'Maja Eikrem', 'value-type', 'Maja Eikrem', '"editors" should be a list, but is a text.'],
  ['[Maja Eikrem]', '[]', 'value-present', '[]', '"editors" is empty.'],
  ['[Maja Eikrem]', '[Maja Eikrem, 7]', 'value-type', '7', 'Editor 2 should be a text, but is a number.'],
  ['title: Nettverksbygging', 'title:', 'value-present', '', '"title" is empty.'],
  ['title: Nettverksbygging', 'title: "  "', 'value-present', '"  "', '"title" is empty.'],
  [
    'title: Nettverksbygging',
    'title: 2024',
    'value-type',
    '2024',
    '"title" should be a text, but is a number.',
  ],
  ['language: nb', 'language: norsk bokmål', 'language-valid', 'norsk bokmål', 'is not a language tag'],
  ['  - tillit', '  - 7', 'value-type', '7', 'Part 1 should be a text, but is a number.'],
  ['[lojalitet]', '[]', 'value-present', '[]', '"parts" in part 2 is empty.'],
  ['[lojalitet]', '[[lojalitet]]', 'value-type', '[lojalitet]', 'Part 1 of part 2 should be a text'],
])('%s as %s is %s at %s', (valid, broken, code, at, message) => {
  expect(problemsIn(manifest.replace(valid, broken))).toEqual([
    expect.objectContaining({ code, at, message: expect.stringContaining(message) as string }),
  ]);
});

test.each([
  ['  number: 1', '  nummer: 1', 'nummer', 'Did you mean "number"?'],
  ['section: Videre', 'secton: x\n    section: Videre', 'secton', 'Did you mean "section"?'],
  ['language:', 'langauge: nb\nlanguage:', 'langauge', 'Did you mean "language"?'],
])('an unknown key is reported at the key: %s', (valid, broken, at, hint) => {
  expect(problemsIn(manifest.replace(valid, broken))).toContainEqual({
    code: 'key-known',
    at,
    message: `"${at}" is not a key that Kolofon knows here.`,
    hint,
  });
});

test('a key that is there twice is reported', () => {
  expect(problemsIn(`${manifest}title: En annen\n`)).toEqual([
    expect.objectContaining({
      code: 'yaml-valid',
      message: expect.stringContaining('"title" is there twice') as string,
    }),
  ]);
});

test.each([
  ['a: 1\nb: 2\na: 3\n', ['a at 3:1']],
  ['x:\n  "q": 1\n  q: 2\n  q: 3\n', ['q at 3:3', 'q at 4:3']],
  ['{ a: b, a: c }\n', ['a at 1:9']],
  ['1: a\n"1": b\n', ['"1" at 2:1']],
  ['a: 1\nb: { a: 1 }\nc:\n  - a: 1\n  - a: 1\n', []],
])('each repeated key of a mapping is reported at its place: %j', (text, places) => {
  const { diagnostics } = parseYaml(sourceText(sourcePath('series/nettverk.yaml'), text));
  expect(
    diagnostics.map(({ place: { start, end } }) => {
      const key = text.slice(start.offset, end?.offset);
      return `${key} at ${String(start.line)}:${String(start.column)}`;
    }),
  ).toEqual(places);
});

test('a file that is empty, a list or a text has the wrong shape', () => {
  expect(problemsIn('').map(({ message }) => message)).toEqual([
    'The file should be a mapping of keys and values, but is empty.',
  ]);
  expect(problemsIn('- tillit\n').map(({ message }) => message)).toEqual([
    'The file should be a mapping of keys and values, but is a list.',
  ]);
});

test('aliases that multiply are stopped, and an alias of nothing is reported', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const bomb = names
    .map(
      (name, index) => `${name}: &${name} [${index === 0 ? 'x' : `*${names[index - 1] ?? ''},`.repeat(9)}]`,
    )
    .join('\n');
  expect(problemsIn(bomb).map(({ code }) => code)).toEqual(['yaml-valid']);
  expect(problemsIn('title: *ukjent\n').map(({ code }) => code)).toEqual(['yaml-valid']);
});

test('a key of the prototype is only an unknown key', () => {
  expect(problemsIn(`${manifest}__proto__: 1\nconstructor: 2\n`).map(({ at }) => at)).toContain(
    'constructor',
  );
});

test('an address without https is explained', () => {
  const text =
    'title: A\nsummary: B\nlanguage: nb\nbaseUrl: relasjoner.example\npublisher: C\nlicense:\n  name: D\n  url: javascript:x\n';
  expect(problemsIn(text, publicationSchema)).toEqual([
    expect.objectContaining({ at: 'relasjoner.example', hint: 'Write https://relasjoner.example' }),
    expect.objectContaining({ at: 'javascript:x', hint: 'Write the complete URL, with https://.' }),
  ]);
});

test('YAML inside a larger file keeps its places', () => {
  const source = sourceText(sourcePath('series/articles/a.md'), '---\ntitle: [\n---\n');
  const [problem] = parseYaml(source, { from: 4, to: 13 }).diagnostics;
  expect(problem?.place.start.line).toBeGreaterThanOrEqual(2);
});

test.each([
  ['title: "\\uFDD0x"\n', '"\\uFDD0x"', 'U+FDD0'],
  ['title: "a \\U0001FFFE"\n', '"a \\U0001FFFE"', 'U+1FFFE'],
  ['"\\uFDD2": x\n', '"\\uFDD2"', 'U+FDD2'],
  ['list: [a, &x "\\uFDEF", *x]\n', '"\\uFDEF"', 'U+FDEF'],
  ['{"title": "\\ufdd4", "other": 1}', '"\\ufdd4"', 'U+FDD4'],
  ['{"title": "\\ud83f\\udfff"}', '"\\ud83f\\udfff"', 'U+1FFFF'],
])('%s: an escape brings in no noncharacter', (text, at, name) => {
  const { value, diagnostics } = parseYaml(sourceText(sourcePath('series/nettverk.yaml'), text));
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['utf8-valid', `The text contains ${name}, which is not a character.`],
  ]);
  const place = diagnostics[0]?.place;
  expect(text.slice(place?.start.offset, place?.end?.offset).trim()).toBe(at);
  expect(JSON.stringify(value.data)).not.toMatch(/\p{Noncharacter_Code_Point}/u);
});

const entries = Array.from({ length: 45 }, (_, index) => ({ id: `a${index}`, title: 'T, [] "{}" \\' }));
const lines = entries.map(({ id }) => `- id: ${id}\n  tags:\n  - b\n  - c\n  title: T\n`);

test.each([
  ['lines', lines.join('# Remark\n')],
  ['indented lines', `# Remark\n\n${lines.join('').replaceAll(/^/gm, '   ').trimEnd()}\n`],
  ['JSON in one line', JSON.stringify(entries)],
  ['JSON in lines', `\n${JSON.stringify(entries, null, 2)}\n`],
])('a list in %s has the same places, whether it is parsed whole or entry by entry', (_, content) => {
  const text = sourceText(sourcePath('series/references.yaml'), content);
  const [first, whole] = [parseYaml(text).value, parseAnyYaml(text).value];
  expect(first.data).toEqual(whole.data);
  for (const index of [0, 1, 20, 44, 45]) {
    expect(first.place([index])).toEqual(whole.place([index]));
    expect(first.place([index, 'tags', 1])).toEqual(whole.place([index, 'tags', 1]));
    expect(first.place([index, 'title'])).toEqual(whole.place([index, 'title']));
    expect(first.place([index, 'missing'])).toEqual(whole.place([index, 'missing']));
    expect(first.keyPlace([index], 'id')).toEqual(whole.keyPlace([index], 'id'));
  }
  expect(first.place([])).toEqual(whole.place([]));
});

test.each([
  ['lines', lines.join('')],
  ['JSON', JSON.stringify(entries)],
])('the place of one entry of %s is found without the others', (_, content) => {
  const text = sourceText(sourcePath('series/references.yaml'), content);
  const asked: number[] = [];
  const place: typeof text.place = (start, end) => {
    asked.push(start);
    return text.place(start, end);
  };
  const { value } = parseYaml({ ...text, place });
  const { start } = value.place([30, 'id']);
  // Whatever is parsed first asks where it begins.
  expect(Math.min(...asked)).toBeGreaterThan(content.indexOf('a29'));
  expect(content.slice(start.offset)).toMatch(/^"?a30/);
});

test.each([
  ['date: {{ date }}', '{{ date }}', 'Put quotes around the value: "{{ date }}"'],
  [
    'date: {{ page.date | date }}',
    '{{ page.date | date }}',
    'Put quotes around the value: "{{ page.date | date }}"',
  ],
  ['tags: [{{ a }}]', '{{ a }}', 'Put quotes around the value: "{{ a }}"'],
  ['x: &a [1]\ny: { *a : 2 }', '{ *a : 2 }', 'Put quotes around the value: "{ *a : 2 }"'],
  ['? [a, b]\n: c', '[a, b]', 'Write a word as the key, or put quotes around the value.'],
])(
  'a key of %j that is a mapping or a list is the only problem, and no warning of Node',
  (text, at, hint) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const problems = problemsIn(`${text}\n`);
    const warnings = warn.mock.calls;
    warn.mockRestore();
    expect(problems).toEqual([{ code: 'yaml-valid', at, message: 'A mapping or a list is no key.', hint }]);
    expect(warnings).toEqual([]);
  },
);
