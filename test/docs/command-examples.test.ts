import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { formatsWith } from '../../src/formats/formats.ts';
import { runHere } from '../harness/run-here.ts';
import { articles, examplesIn, inlineCode } from './handbook.ts';

describe('commands', () => {
  const written = [
    ...examplesIn('sh').map(({ article, text }) => ({ article, lines: text.split('\n') })),
    ...articles.map((article) => ({
      article: article.id,
      lines: inlineCode(article).filter((code) => /^(?:npx )?kolofon [a-z]|^npm run /.test(code)),
    })),
  ];
  const calls = written.flatMap(({ article, lines }) =>
    lines.flatMap((line) => readCalls(line).map((words) => ({ article, words }))),
  );

  test('are many', () => {
    expect(calls.length).toBeGreaterThan(60);
  });

  test.each(calls.map(({ article, words }) => [article, words.join(' '), words] as const))(
    '%s: %s can be called',
    async (_article, _call, [program, ...args]) => {
      if (program === 'npm') expect(isNpmCall(args)).toBe(true);
      else expect((await runHere([...args, '--help'])).failure).toBeUndefined();
    },
  );

  test('name formats and checks that there are', () => {
    const named = calls.flatMap(({ words }) => [
      ...words.flatMap((word, index) => (word === '--format' ? (words[index + 1] ?? '').split(',') : [])),
      ...(words[1] === 'explain' ? words.slice(2) : []),
    ]);
    const own = ['house-style', 'text'];
    const known = new Set([
      ...['CODE', ...own],
      ...Object.keys(catalogue),
      ...formatsWith().all.map(({ id }) => id),
    ]);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});

/** The calls of kolofon and npm in a line of a shell. A line without one belongs in no example that is tested. */
function readCalls(line: string): string[][] {
  const command = line.replace(/(?:^| )[#>].*$/, '').trim();
  if (command === '') return [];
  const calls = command
    .split(/&&|\|/)
    .map((call) => [...call.matchAll(/"[^"]*"|'[^']*'|\S+/g)].map(([word]) => word))
    .map((words) => (words[0] === 'npx' ? words.slice(1) : words))
    .filter(([program = '']) => ['kolofon', 'npm'].includes(program));
  return calls.length === 0 ? [[command]] : calls;
}

function isNpmCall([verb = '', name = '', ...rest]: readonly string[]): boolean {
  if (verb === 'ci' || verb === 'test') return name === '';
  if (verb === 'create') return name === 'kolofon@latest';
  if (verb === 'run') return Object.hasOwn(packageFile.scripts, name);
  return (
    verb === 'install' &&
    /^(?:kolofon|@fontsource\/[a-z-]+|mermaid@\d+|@viz-js\/viz@\d+)$/.test(name) &&
    rest.length === 0
  );
}

const packageFile = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
