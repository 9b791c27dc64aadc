import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readPlainYaml } from '../../src/load/plain-yaml.ts';

test('front matter, a manifest and a list of addresses are plain', () => {
  expect(
    readPlainYaml('title: Del 1, om tillit\npublished: 2021-01-01\nauthors: [Ida Berg, Per Å. Li]\n'),
  ).toEqual({
    title: 'Del 1, om tillit',
    published: '2021-01-01',
    authors: ['Ida Berg', 'Per Å. Li'],
  });
  expect(
    readPlainYaml('# Rekkefølgen\nparts:\n  - tillit\n  - section: "Videre"\n    parts: [a, b]\n'),
  ).toEqual({
    parts: ['tillit', { section: 'Videre', parts: ['a', 'b'] }],
  });
  expect(readPlainYaml('series:\n  kam:\n    address: serier/kam/\n    parts:\n      1: tillit\n')).toEqual({
    series: { kam: { address: 'serier/kam/', parts: { 1: 'tillit' } } },
  });
});

test.each([
  ['an alias', 'a: &x b\nc: *x\n'],
  ['a text of several lines', 'a: >\n  b\n  c\n'],
  ['a text that goes on in the next line', 'a: b\n  c\n'],
  ['an escape', 'a: "b\\n"\n'],
  ['a tag', 'a: !!set b\n'],
  ['a mapping in braces in another', 'a: { b: { c: d } }\n'],
  ['a number with a point or a sign', 'a: 1.5\n'],
  ['a remark behind a value', 'a: b # c\n'],
  ['a tab', 'a:\tb\n'],
  ['line ends of Windows', 'a: b\r\n'],
  ['a space without a break', 'a: \u202F1\n'],
  ['what is not seen', 'a: b\u200B\n'],
  ['a mark of the order of bytes', '\uFEFFa: b\n'],
  ['half of a pair', 'a: \uD83D\n'],
  ['a key that is null', 'null: a\n'],
  ['a repeated key', 'a: b\na: c\n'],
  ['indentation that is wrong', 'a:\n    b: c\n  d: e\n'],
  ['JSON with a repeated key', '[{ "a": 1, "a": 2 }]\n'],
  ['a list in brackets that is no JSON', '[a, b]\n'],
  ['JSON with a remark', '[1] # a\n'],
  ['a second document', 'a: b\n---\nc: d\n'],
  ['a line of millions of letters', `a: ${'x y'.repeat(5_000_000)}\n`],
  ['very deep nesting', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('%s is left to the yaml package', (_, text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

test('what is plain is read as the yaml package reads it', () => {
  const plain = [
    ...[
      'a',
      'x y',
      'a:b',
      'a#b',
      'a - b',
      'a, b',
      'é',
      'a\u00A0b',
      'a\u00A0',
      'a😀',
      'a"b',
      'a!',
      'a]',
      'a|',
      'a~',
      '– a',
      '«a» b',
      '😀',
      'ßж',
      '漢字',
      '½',
      'a\u0301',
      '\u0301a',
    ],
    ...[
      'null',
      'Null',
      'true',
      'False',
      'yes',
      'off',
      'y',
      'NaN',
      'Infinity',
      'e5',
      '0',
      '1',
      '999999999',
      '2021-01-01',
    ],
    ...[
      '"q: #"',
      "'s'",
      '[a, b]',
      '[]',
      '{}',
      '[1, "x", y z]',
      '{ a: b }',
      '{a: 1, b-c: "x"}',
      '{ x: true, 1: y z }',
    ],
  ];
  const odd = [
    ...[
      '~',
      '.5',
      '-1',
      '0x1',
      '1_000',
      '012',
      '12:30',
      '"',
      "'it",
      '[a,b]',
      '[ a]',
      '[a',
      '# r',
      '- a',
      '? a',
      '',
    ],
  ];
  const value = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...plain) }, fc.constantFrom(...odd));
  const key = fc.constantFrom(
    ...['a', 'b', 'c-d', 'e/f.g/', '1', '12', 'true', 'NULL', 'y', '<<', '__proto__', 'x y'],
  );
  const line = fc
    .record({
      indent: fc.constantFrom(0, 0, 0, 1, 2, 2, 4),
      dash: fc.constantFrom('', '', '- ', '- - '),
      rest: fc.oneof(
        value,
        key.map((name) => `${name}:`),
        fc.tuple(key, value).map(([name, text]) => `${name}: ${text}`),
      ),
      end: fc.constantFrom('', '', '', '', ' ', ' # r'),
    })
    .map(({ indent, dash, rest, end }) => `${' '.repeat(indent)}${dash}${rest}${end}`);
  const counted = { plain: 0 };
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const text = lines.join('\n');
      const data = readPlainYaml(text);
      if (data === undefined) return;
      counted.plain += 1;
      const document = parseDocument(text, { prettyErrors: false });
      expect(document.errors).toEqual([]);
      expect(data).toEqual(document.toJS());
    }),
    { numRuns: 20_000 },
  );
  expect(counted.plain).toBeGreaterThan(1000);
});

test('JSON is read as the yaml package reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indentation) => {
      fc.pre(typeof value === 'object' && value !== null);
      const text = JSON.stringify(value, null, indentation);
      const data = readPlainYaml(text);
      if (data !== undefined) expect(JSON.stringify(data)).toBe(JSON.stringify(parseDocument(text).toJS()));
    }),
  );
});

test('a library of references as CSL JSON is plain', () => {
  const library = [{ id: 'a', type: 'book', title: 'Tillit: "en" bok', issued: { 'date-parts': [[2004]] } }];
  expect(readPlainYaml(JSON.stringify(library, null, 2))).toEqual(library);
});
