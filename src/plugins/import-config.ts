import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { sourcePath } from '../model/paths.ts';
import { startOf, type Place } from '../model/place.ts';
import { sourceText } from '../model/source-text.ts';
import type { ConfigName } from './find-config.ts';
import { importFresh } from './import-fresh.ts';

/** What the module exports, or why it cannot be loaded. */
export type ImportedConfig = { readonly exported: unknown } | { readonly problem: Diagnostic };

/** Runs the configuration of a publication, and what it imports. Local modules are read again each time. */
export async function importConfig(root: string, name: ConfigName): Promise<ImportedConfig> {
  try {
    return { exported: await importFresh(root, join(root, name)) };
  } catch (error) {
    return { problem: describeError(error, root, name) };
  }
}

function describeError(error: unknown, root: string, name: ConfigName): Diagnostic {
  const { message, stack = '' } = error instanceof Error ? error : { message: String(error) };
  const missing = /Cannot find (?:module|package) ['"]([^'"]+)['"]/.exec(message)?.[1];
  if (missing !== undefined) return describeMissing(missing, message, root, name);
  const syntax = /^(?:\w*Error: )?(.*?)\s*\n\s*(\S.*):(\d+):(\d+)\s*$/.exec(message);
  if (syntax !== null) {
    const [, said = '', file = '', line, column] = syntax;
    const place = placeAt(root, file, Number(line), Number(column) + 1) ?? startOf(sourcePath(name));
    return diagnose('config-valid', place, `The configuration cannot be read: ${said.trim()}.`, {
      hint: 'It is TypeScript or JavaScript: look for a bracket, a quote or a comma that is missing.',
    });
  }
  const [said = ''] = message.split('\n');
  return diagnose(
    'config-valid',
    placeInStack(stack, root) ?? startOf(sourcePath(name)),
    `The configuration fails: ${said || 'no reason given'}.`.replace(/\.\.$/, '.'),
  );
}

function describeMissing(specifier: string, message: string, root: string, name: ConfigName): Diagnostic {
  const importer = /^- (.+)$/m.exec(message)?.[1] ?? /imported from (\S+)/.exec(message)?.[1];
  const place = placeOfText(root, importer ?? join(root, name), specifier);
  const isLocal = /^[./]|^file:/.test(specifier);
  return diagnose(
    'config-valid',
    place ?? startOf(sourcePath(name)),
    isLocal
      ? `There is no module "${relativeTo(root, specifier)}".`
      : `The package "${specifier}" is not installed.`,
    {
      hint: isLocal
        ? 'Check its path, which begins at the file that imports it.'
        : `Run npm install ${specifier}.`,
    },
  );
}

function relativeTo(root: string, path: string): string {
  return path.startsWith(root) ? relative(root, path) : path;
}

/** The first line of the publication's own code in a stack. */
function placeInStack(stack: string, root: string): Place | undefined {
  for (const [, file = '', line, column] of stack.matchAll(/((?:file:\/\/)?\/[^\s()]*?):(\d+)(?::(\d+))?/g)) {
    const place = placeAt(root, file, Number(line), Number(column ?? 1));
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Undefined for a file that is not the publication's own. */
function placeAt(root: string, file: string, line: number, column: number): Place | undefined {
  const own = readOwn(root, file);
  return own && sourceText(own.path, own.text).placeAt(line, column);
}

/** Where a file names something in quotes. */
function placeOfText(root: string, file: string, quoted: string): Place | undefined {
  const own = readOwn(root, file);
  if (own === undefined) return undefined;
  const at = Math.max(...['"', "'"].map((quote) => own.text.indexOf(`${quote}${quoted}${quote}`)));
  return at === -1 ? undefined : sourceText(own.path, own.text).place(at + 1, at + 1 + quoted.length);
}

function readOwn(root: string, file: string) {
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  const inside = relative(root, path);
  if (inside.startsWith('..') || inside.split(sep).includes('node_modules')) return undefined;
  try {
    return { path: sourcePath(inside.replaceAll(sep, '/')), text: readFileSync(path, 'utf8') };
  } catch {
    return undefined;
  }
}
