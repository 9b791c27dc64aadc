import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod';
import { patience } from './begin.ts';
import { queriesOver, type Database } from './database.ts';
import { shareCommits } from './share-commits.ts';
import { sql } from './sql.ts';
import { openConnection, type Statement } from './sqlite-connection.ts';
import { takeTurns } from './take-turns.ts';

/**
 * Opens or creates a database file. `synchronous=full` with a write-ahead log waits for the disk at each commit:
 * https://sqlite.org/pragma.html#pragma_synchronous.
 */
export function openSqlite(file: string): Database {
  const connection = openConnection(file);
  const pragmas = ['journal_mode=wal', 'synchronous=full', 'foreign_keys=on', `busy_timeout=${patience}`];
  const ready = connection.exec(pragmas.map((pragma) => `pragma ${pragma}`).join('; '));
  // Whoever asks the database learns it.
  ready.catch(() => undefined);
  const statements = new Map<string, Statement>();
  const prepare = async (text: string): Promise<Statement> => {
    const statement = statements.get(text) ?? (await connection.prepare(text));
    statements.set(text, statement);
    return statement;
  };

  const direct = queriesOver(async ({ texts, values }) => {
    const statement = await prepare(texts.join('?'));
    if (!statement.reader) return { rows: [], changed: statement.run(...values).changes };
    const rows = await statement.all(...values);
    return { rows, changed: rows.length };
  });

  // One connection: whoever is in a transaction has it alone until the end.
  const turn = takeTurns();
  const isInside = new AsyncLocalStorage<true>();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (isInside.getStore() === true)
      throw new Error('Inside a transaction, use its own queries: the database would wait for itself.');
    return turn(() => ready.then(work));
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
    copyTo: (copy) => inTurn(() => connection.exec(`vacuum into '${copy.replaceAll("'", "''")}'`)),
    close: () =>
      turn(() => {
        connection.close();
        return Promise.resolve();
      }),
  };
}
