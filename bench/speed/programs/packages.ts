import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { peersFolder } from './sources.ts';

/** The version of an installed package of the peers; undefined where the machine cannot have it. */
export function findPackage(name: string): string | undefined {
  installPeers();
  const file = join(peersFolder, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

/** Once: what is installed is left as it is. */
export function installPeers(): void {
  if (existsSync(join(peersFolder, 'node_modules'))) return;
  process.stderr.write('Installing the peers in bench/peers …\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: peersFolder, stdio: 'ignore' });
  if (status !== 0) process.stderr.write('They could not be installed, and are left out.\n');
}
