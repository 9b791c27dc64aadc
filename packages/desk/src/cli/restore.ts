import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import { openSqlite } from '../database/sqlite.ts';
import { placeOfDatabase } from '../settings/place-of-database.ts';
import { readSettings } from '../settings/read-settings.ts';
import { CommandError } from './command-error.ts';
import type { DeskCommand } from './command.ts';
import { onlyOne } from './only-one.ts';

export const restore: DeskCommand = {
  summary: 'Put a backup in the place of the database, which is kept beside it. Stop the desk first.',
  usage: 'FILE',
  options: {},
  takesPositionals: true,
  async run({ positionals, root, now, print }) {
    const given = onlyOne(positionals, 'file');
    const place = placeOfDatabase(readSettings(root), root);
    if (/^postgres(?:ql)?:/.test(place)) throw new CommandError('Restore PostgreSQL with pg_restore.');
    const copy = `${place}.restoring`;
    rmSync(copy, { force: true });
    copyFileSync(resolve(given), copy);
    // A backup of an older version is brought up to date, and one that is damaged or of a newer version refused.
    const database = openDatabase(copy);
    try {
      await migrate(database, now());
    } finally {
      await database.close();
    }
    for (const file of [`${copy}-wal`, `${copy}-shm`]) rmSync(file, { force: true });
    if (existsSync(place)) await keepFormer(place, `${place}.before-${now()}`, print);
    renameSync(copy, place);
    print(`Restored ${place}.\n`);
    return 0;
  },
};

/** The former database as one file, without its log. */
async function keepFormer(place: string, former: string, print: (text: string) => void): Promise<void> {
  const database = openSqlite(place);
  try {
    await database.copyTo?.(former);
  } finally {
    await database.close();
  }
  for (const file of [`${place}-wal`, `${place}-shm`]) rmSync(file, { force: true });
  print(`The former database is in ${former}.\n`);
}
