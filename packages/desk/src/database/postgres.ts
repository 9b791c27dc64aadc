import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { queriesOver, type Database } from './database.ts';
import { followWork } from './follow-work.ts';
import type { Sql } from './sql.ts';

/** How often a transaction is run if others get in its way. */
const attempts = 20;

const channel = 'kolofon_desk';

/** Connects to PostgreSQL: `postgres://user@host/name`. */
export function openPostgres(address: string): Database {
  const pool = postgres(address, {
    max: 10,
    onnotice: () => undefined,
    // Times in milliseconds and counts are below 2^53.
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
  });
  const transact: Database['transaction'] = async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const done = await pool.begin('isolation level serializable', async (transaction) => ({
          result: await work(queriesOver((query) => execute(transaction, query))),
        }));
        return done.result;
      } catch (error) {
        if (attempt === attempts || !isConflict(error)) throw error;
        // Not all at the same time again.
        await wait(Math.random() * attempt * 10);
      }
    }
  };
  // The pool opens connections again for queries that wait while it ends, and they would keep the process alive.
  const { follow, settled } = followWork();
  return {
    kind: 'postgres',
    ...queriesOver((query) => follow(execute(pool, query))),
    transaction: (work) => follow(transact(work)),
    announcements: {
      send: async (text) => {
        await follow(pool.notify(channel, text));
      },
      listen: async (hear, missed) => {
        let isFirst = true;
        await pool.listen(channel, hear, () => {
          if (!isFirst) missed();
          isFirst = false;
        });
      },
    },
    close: async () => {
      await settled();
      await pool.end({ timeout: 5 });
    },
  };
}

async function execute(
  connection: postgres.Sql<{ bigint: number }> | postgres.TransactionSql<{ bigint: number }>,
  { texts, values }: Sql,
): Promise<{ readonly rows: readonly unknown[]; readonly changed: number }> {
  const text = texts.reduce((start, part, index) => `${start}$${index}${part}`);
  const rows = await connection.unsafe(text, [...values], { prepare: true });
  return { rows, changed: rows.count };
}

/** serialization_failure and deadlock_detected: https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html. */
function isConflict(error: unknown): boolean {
  return error instanceof postgres.PostgresError && ['40001', '40P01'].includes(error.code);
}
