import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import typescript from 'typescript';

const { flattenDiagnosticMessageText, ModuleKind, ScriptTarget, transpileDeclaration } = typescript;
const compilerOptions = {
  module: ModuleKind.NodeNext,
  target: ScriptTarget.ES2023,
  strict: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  allowImportingTsExtensions: true,
};
const ownImport = /(?<=from ')\.{1,2}\/[^']+(?=\.ts')/g;

/** Writes the types of an entry, and of all that these name. Each file is read by itself: nothing is checked. */
export function declareTypes(entry, outFolder) {
  const files = new Set([entry]);
  for (const file of files) {
    const text = declare(file);
    for (const [path] of text.matchAll(ownImport)) files.add(join(dirname(file), `${path}.ts`));
    const out = join(outFolder, relative(dirname(entry), file).replace(/\.ts$/, '.d.ts'));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, text.replaceAll(/(?<=from '\.{1,2}\/[^']+)\.ts(?=')/g, '.js'));
  }
}

function declare(file) {
  const { outputText, diagnostics } = transpileDeclaration(readFileSync(file, 'utf8'), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions,
  });
  const [problem] = diagnostics ?? [];
  if (problem !== undefined)
    throw new Error(`${file}: ${flattenDiagnosticMessageText(problem.messageText, '\n')}`);
  return outputText;
}
