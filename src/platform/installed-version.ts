import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const own = createRequire(import.meta.url);

/** The version of one of Kolofon's own packages; empty for one that is not installed. */
export function installedVersion(name: string): string {
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
