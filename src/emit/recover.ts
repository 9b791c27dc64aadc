import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../platform/is-running.ts';
import type { Disk, Places } from './disk.ts';
import { statPath } from './stat-path.ts';
import { readExchange, undoExchange } from './exchange.ts';
import { writeManifest, readManifest } from './manifest.ts';
import { writing } from './output-error.ts';

/** Of nobody else's folder: whatever has this name and the number of no process is removed. */
const prefix = '.staging-kolofon-';

/** The staging folder of this process. */
export function stagingFolder(output: string): string {
  return join(output, `${prefix}${String(process.pid)}`);
}

/**
 * Removes what killed builds left, and puts back what they had begun to exchange. The folder of a process that still runs
 * is left alone. Has to come before anything is read of the outputs.
 */
export function recoverOutputs(output: string, disk: Disk): void {
  if (!existsSync(output)) return;
  for (const name of writing(output, () => readdirSync(output))) {
    const number = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    if (!/^[1-9]\d*$/.test(number)) continue;
    const pid = Number(number);
    // In a container, a killed build may have had the number of this one.
    if (pid !== process.pid && isRunning(pid)) continue;
    const staging = join(output, name);
    writing(
      name,
      () => recover({ staging, output }, disk),
      () => 'An interrupted build could not be rolled back.',
    );
  }
}

function recover(places: Places, disk: Disk): void {
  const isFolder = statPath(places.staging)?.isDirectory() === true;
  const exchange = isFolder ? readExchange(places) : undefined;
  const manifest = readManifest(places.output);
  if (exchange !== undefined) {
    // Another build may have come in between, if the process number was taken: its record must no longer apply.
    if (manifest !== undefined) {
      const files = [...manifest.files, ...exchange.moves, ...exchange.removals];
      writeManifest({ ...manifest, files, isUnfinished: true }, places, disk);
    }
    undoExchange(exchange, places, disk);
  }
  disk.remove(places.staging);
}
