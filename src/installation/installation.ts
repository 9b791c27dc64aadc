import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import type { Host } from '../build/host.ts';

const own = createRequire(import.meta.url);

/** The version of one of Kolofon's own packages; empty for one that is not installed. */
function installedVersion(name: string): string {
  for (const folder of own.resolve.paths(name) ?? []) {
    try {
      const { version } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as {
        version: string;
      };
      return version;
    } catch {
      // Packages may be in any of the folders above.
    }
  }
  return '';
}

export const version = manifest.version;

/** Code that runs as it is written is a folder deeper, and has no entries beside it. */
const isCompiled = import.meta.url.endsWith('.js');
const beside = (file: string) => new URL(file, import.meta.url);
const scripts = {
  articles: beside('article-thread.js'),
  search: beside('search-thread.js'),
  pictures: beside('picture-process.js'),
};
const entries = isCompiled
  ? [beside('cli.js'), beside('index.js'), ...Object.values(scripts)]
  : [new URL(import.meta.url)];
/** One for the process: its code stays as it was loaded. */
let digest: string | undefined;

/** What the command and the library share of Kolofon's own files. */
export const installation: Pick<Host, 'templates' | 'threadScripts' | 'fingerprint'> = {
  templates: fileURLToPath(beside(isCompiled ? '../templates' : '../../templates')),
  threadScripts: isCompiled ? scripts : undefined,
  fingerprint: () => (digest ??= computeFingerprint()),
};

/**
 * A digest of the entries of the code as they run: compiled, they name each chunk of it by a digest. Some libraries and
 * all faces are no part of it, so that their versions count too. Node compresses, and another version of it may give
 * other bytes.
 */
function computeFingerprint(): string {
  const versions = Object.keys(manifest.dependencies).map((name) => `${name} ${installedVersion(name)}`);
  const hash = createHash('sha256');
  for (const entry of entries) hash.update(readFileSync(entry));
  return hash.update(versions.join('\n')).update(process.version).digest('hex');
}
