import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { openSqlite } from '../database/sqlite.ts';
import { personalDataOf } from '../domains.ts';
import { eraseAgain } from '../members/erase-again.ts';
import { listErasures, type Erasure } from '../members/erasures.ts';
import { placeOfDatabase } from '../settings/place-of-database.ts';
import { readSettings } from '../settings/read-settings.ts';
import { CommandError } from './command-error.ts';
import type { DeskCommand } from './command.ts';
import { onlyOne } from './only-one.ts';

export const restore: DeskCommand = {
  summary:
    'Put a backup in the place of the database, which is kept beside it. Whoever was erased since stays erased. Stop the desk first.',
  usage: 'FILE',
  options: {},
  takesPositionals: true,
  async run({ positionals, root, now, print }) {
    const given = onlyOne(positionals, 'file');
    const place = placeOfDatabase(readSettings(root), root);
    if (/^postgres(?:ql)?:/.test(place))
      throw new CommandError(
        'Restore PostgreSQL with pg_restore, then: kolofon desk erase --again FILE --yes',
      );
    const [copy, restored] = [`${place}.restoring`, `${place}.restored`];
    for (const file of [copy, restored]) removeDatabase(file);
    copyFileSync(resolve(given), copy);
    const former = existsSync(place) ? await readFormer(place) : undefined;
    const count = await withFile(copy, async (database) => {
      // A backup of an older version is brought up to date, and one that is damaged or of a newer version refused.
      await migrate(database, now());
      const erased = await database.transaction((queries) =>
        eraseAgain(queries, { personalData: personalDataOf() }, former ?? [], now()),
      );
      // What was changed may still be in the log, which a closed connection does not always write back.
      await database.copyTo?.(restored);
      return erased;
    });
    removeDatabase(copy);
    if (existsSync(place)) print(`The former database is in ${await keepFormer(place, now())}.\n`);
    removeDatabase(place);
    renameSync(restored, place);
    print(`Restored ${place}.\n`);
    if (count > 0) print(`Erased again, because they were erased after the backup: ${count}.\n`);
    if (former === undefined)
      print(
        'There is no former database that says who was erased after the backup. If you have a list (kolofon desk export erasures): kolofon desk erase --again FILE --yes\n',
      );
    return 0;
  },
};

async function withFile<Result>(
  file: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = openSqlite(file);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Who was erased, says the database that is replaced; undefined if it is damaged, or of a version that did not know. */
async function readFormer(place: string): Promise<Erasure[] | undefined> {
  try {
    return await withFile(place, listErasures);
  } catch {
    return undefined;
  }
}

/** Keeps the former database as one file, without its log, or as it is if it is damaged. Returns where. */
async function keepFormer(place: string, now: number): Promise<string> {
  const former = `${place}.before-${now}`;
  try {
    await withFile(place, async (database) => database.copyTo?.(former));
  } catch {
    rmSync(former, { force: true });
    for (const end of ['', '-wal', '-shm'])
      if (existsSync(place + end)) renameSync(place + end, former + end);
  }
  return former;
}

/** With its log, which SQLite would otherwise take for that of the next database of this name. */
function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}
