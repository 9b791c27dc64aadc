import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { keyOf } from '../cache/key.ts';
import { configNames, findConfigs, isFile } from './find-config.ts';

/** All that the configuration of a publication is made of, as it is now. */
export interface ConfigInputs {
  /** Another one as soon as the configuration, a file it imports or a version of a package has changed. */
  readonly digest: string;
  /** The names that a configuration may have, and the files it imports, there or not: relative to the root. */
  readonly watched: readonly string[];
}

/** A path in quotes: that of a module, or of a file that one reads. */
const localPath = /(["'`])(\.{1,2}\/[^"'`\n]*)\1/g;
const imported = /\b(?:from|import|require)\s*\(?\s*(["'])([^"'\n]+)\1/g;
const endings = ['', '.ts', '.js', '.mjs', '.mts', '.cjs', '.cts', '.json', '/index.ts', '/index.js'];

/** Nothing is run, so that a build with nothing to do need not load plug-ins: what modules import is read from their text. */
export function findConfigInputs(folder: string): ConfigInputs {
  const root = resolve(folder);
  const files = new Map<string, Uint8Array>();
  const missing = new Set<string>();
  const packages = new Map<string, string>();

  const addFile = (file: string): void => {
    if (files.has(file)) return;
    const bytes = readBytes(file);
    files.set(file, bytes);
    if (!/\.[cm]?[jt]s$/.test(file)) return;
    const text = new TextDecoder().decode(bytes);
    for (const [, , path = ''] of text.matchAll(localPath)) {
      const places = placesOf(join(dirname(file), path.replace(/[?#].*$/, '')));
      const found = places.find(isFile);
      if (found !== undefined) addFile(found);
      else places.filter((place) => !existsSync(place)).forEach((place) => missing.add(place));
    }
    for (const [, , specifier = ''] of text.matchAll(imported)) addPackage(specifier, dirname(file));
  };

  const addPackage = (specifier: string, from: string): void => {
    const name = packageName(specifier);
    if (name === undefined) return;
    const folder = findPackage(name, from);
    if (folder === undefined) {
      packages.set(name, '');
      return;
    }
    if (packages.has(folder)) return;
    const { version, needed } = readManifest(folder);
    packages.set(folder, `${name} ${version}`);
    // A package under work keeps its version while it changes.
    if (!folder.includes(`${sep}node_modules${sep}`)) listFiles(folder).forEach(addFile);
    for (const one of needed) addPackage(one, folder);
  };

  const found = findConfigs(root);
  for (const name of found) addFile(join(root, name));
  const local = [...files].map(([file, bytes]): [string, Uint8Array] => [relative(root, file), bytes]);
  const places = [...files.keys(), ...missing].map((file) => relative(root, file).replaceAll(sep, '/'));
  const sorted = local.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    digest: found.length === 0 ? '' : keyOf([sorted, [...packages.values()].sort()]),
    watched: [...new Set([...configNames, ...places])],
  };
}

/** Where a module may be that is imported by this path. */
function placesOf(path: string): string[] {
  const asWritten = endings.map((ending) => `${path}${ending}`);
  // TypeScript names the file that it would write.
  const source = path.replace(/\.([cm]?)js$/, '.$1ts');
  return source === path ? asWritten : [...asWritten, source];
}

/** `@scope/name/part` is of `@scope/name`; undefined for paths, and for what Node and Kolofon themselves give. */
function packageName(specifier: string): string | undefined {
  const name = /^(?:@[\w.-]+\/)?[\w-][\w.-]*/.exec(specifier)?.[0];
  if (name === undefined || specifier.startsWith('node:') || name === 'kolofon') return undefined;
  return builtinModules.includes(name) ? undefined : name;
}

function findPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (isFile(join(found, 'package.json'))) return realpathSync(found);
    if (dirname(folder) === folder) return undefined;
  }
}

interface PackageManifest {
  readonly version: string;
  /** The packages that it may import. */
  readonly needed: readonly string[];
}

const kindsOfNeed = ['dependencies', 'peerDependencies', 'optionalDependencies'];

function readManifest(folder: string): PackageManifest {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const needed = kindsOfNeed.flatMap((kind) => Object.keys(manifest[kind] ?? {}));
    return { version: String(manifest['version']), needed };
  } catch {
    return { version: '', needed: [] };
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^\.|^node_modules$/.test(entry.name) ? [] : listFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Nothing of a file that cannot be read: loading it says why. */
function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    return new Uint8Array();
  }
}
