import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Opens the file or the server that `database` in desk.yaml names. */
export function openDatabase(place: string): Database {
  return /^postgres(?:ql)?:/.test(place) ? openPostgres(place) : openSqlite(place);
}
