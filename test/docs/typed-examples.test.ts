import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { examplesIn, type Example } from './handbook.ts';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
  types: ['node'],
  typeRoots: [resolve('node_modules/@types')],
  allowImportingTsExtensions: true,
  paths: { kolofon: [resolve('build/types/index.d.ts')], '*': [resolve('node_modules/*')] },
};

/** What TypeScript says against them. */
function findFaults(examples: readonly Pick<Example, 'language' | 'text'>[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-examples-'));
  const files = examples.map(({ language, text }, index) => {
    const file = join(folder, `example-${index}.${language}`);
    writeFileSync(file, text);
    return file;
  });
  return (
    ts
      // The guide to plug-ins shows the files of an example beside one another.
      .getPreEmitDiagnostics(
        ts.createProgram(files, { ...options, rootDirs: [folder, resolve('examples/plugins')] }),
      )
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  );
}

test('the examples in JavaScript and TypeScript have the types of the library', () => {
  const examples = examplesIn('js', 'ts');
  expect(examples.length).toBeGreaterThan(2);
  expect(findFaults(examples)).toEqual([]);
});

test('an option that there is not would be seen', () => {
  const text = "import { build } from 'kolofon';\nawait build({ rot: '.' });\n";
  expect(findFaults([{ language: 'ts', text }])).toEqual([expect.stringContaining("'rot' does not exist")]);
});
