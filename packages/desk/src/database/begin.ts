import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from './sqlite-connection.ts';

/** In milliseconds: how long a lock of another process may last. */
export const patience = 10_000;
const pause = 10;

/**
 * Begins a transaction that writes. While another process writes, such as `kolofon desk import`, this one goes on
 * answering what needs no database: SQLite's own waiting (`busy_timeout`) would hold all of it up.
 */
export async function beginImmediate(connection: Connection): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      await connection.exec('pragma busy_timeout=0; begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
    } finally {
      await connection.exec(`pragma busy_timeout=${patience}`);
    }
    await wait(pause);
  }
}

function isBusy(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}
