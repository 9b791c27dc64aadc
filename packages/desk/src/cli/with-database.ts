import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import { placeOfDatabase } from '../settings/place-of-database.ts';
import { readSettings } from '../settings/read-settings.ts';

/** Opens the database of a desk for one command. The desk may be running. */
export async function withDatabase<Result>(
  root: string,
  now: () => number,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = openDatabase(placeOfDatabase(readSettings(root), root));
  try {
    await migrate(database, now());
    return await work(database);
  } finally {
    await database.close();
  }
}
