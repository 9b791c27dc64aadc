import { AsyncLocalStorage } from 'node:async_hooks';
import Libsql from 'libsql';
import * as z from 'zod';
import { patience } from './begin.ts';
import { queriesOver, type Database } from './database.ts';
import { shareCommits } from './share-commits.ts';
import { sql, type Sql } from './sql.ts';
import { takeTurns } from './take-turns.ts';

/**
 * Opens or creates a database file. `synchronous=full` with a write-ahead log waits for the disk at each commit:
 * https://sqlite.org/pragma.html#pragma_synchronous.
 */
export function openSqlite(file: string): Database {
  const connection = new Libsql(file);
  const pragmas = ['journal_mode=wal', 'synchronous=full', 'foreign_keys=on', `busy_timeout=${patience}`];
  try {
    for (const pragma of pragmas) connection.prepare(`pragma ${pragma}`).all();
  } catch (error) {
    // It is no database. Left open, it would hold on to its files.
    connection.close();
    throw error;
  }

  const statements = new Map<string, Libsql.Statement>();
  const prepare = (text: string): Libsql.Statement => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const statement = connection.prepare(text);
    statements.set(text, statement);
    return statement;
  };

  const execute = ({ texts, values }: Sql) => {
    const statement = prepare(texts.join('?'));
    if (statement.reader) {
      const rows = statement.all(...values);
      return { rows, changed: rows.length };
    }
    return { rows: [], changed: statement.run(...values).changes };
  };
  const direct = queriesOver((query) => Promise.resolve().then(() => execute(query)));

  // One connection: whoever is in a transaction has it alone until the end.
  const turn = takeTurns();
  const isInside = new AsyncLocalStorage<true>();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (isInside.getStore() === true)
      throw new Error('Inside a transaction, use its own queries: the database would wait for itself.');
    return turn(work);
  };
  const transaction = shareCommits(connection, inTurn, (work) => isInside.run(true, () => work(direct)));

  // Changes when another connection commits: https://sqlite.org/pragma.html#pragma_data_version.
  const dataVersion = z.object({ data_version: z.number() });
  const readVersion = async () => (await direct.one(dataVersion, sql`pragma data_version`))?.data_version;
  let version: number | undefined;

  return {
    kind: 'sqlite',
    all: (shape, query) => inTurn(() => direct.all(shape, query)),
    one: (shape, query) => inTurn(() => direct.one(shape, query)),
    run: (query) => transaction((queries) => queries.run(query)),
    transaction,
    isChangedElsewhere: () =>
      inTurn(async () => {
        const before = version;
        version = await readVersion();
        return version !== before;
      }),
    copyTo: (copy) =>
      inTurn(() => {
        connection.prepare('vacuum into ?').run(copy);
        return Promise.resolve();
      }),
    close: () =>
      inTurn(() => {
        connection.close();
        return Promise.resolve();
      }),
  };
}
