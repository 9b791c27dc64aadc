import type { DeskCommand } from './command.ts';
import { backup } from './backup.ts';
import { bounce } from './bounce.ts';
import { erase } from './erase.ts';
import { exportCommand } from './export.ts';
import { restore } from './restore.ts';
import { importCommand } from './import.ts';
import { init } from './init.ts';
import { start } from './start.ts';
import { lookupTable } from '../../../../src/model/lookup-table.ts';

export const commands: Readonly<Record<string, DeskCommand>> = lookupTable({
  init,
  start,
  import: importCommand,
  export: exportCommand,
  erase,
  bounce,
  backup,
  restore,
});
