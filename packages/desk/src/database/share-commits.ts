import { beginImmediate } from './begin.ts';
import type { Queries } from './database.ts';
import type { Connection } from './sqlite-connection.ts';

interface Waiting {
  readonly run: () => Promise<() => void>;
  readonly reject: (error: unknown) => void;
}

/** Transactions that share a commit at most. */
const atOnce = 100;

/**
 * Transactions of one connection that share their commits. A commit waits for the disk, so whoever comes meanwhile shares
 * the next one: each in a savepoint of its own, and nobody is told that something is done
 * before it is on disk. `inTurn` gives the connection to one of its users at a time, and `inside` runs the work of a
 * transaction.
 */
export function shareCommits(
  connection: Connection,
  inTurn: (work: () => Promise<void>) => Promise<void>,
  inside: <Result>(work: (queries: Queries) => Promise<Result>) => Promise<Result>,
): <Result>(work: (queries: Queries) => Promise<Result>) => Promise<Result> {
  const waiting: Waiting[] = [];

  const commitSome = async (): Promise<void> => {
    // What has arrived, but was not read yet, comes in time.
    await new Promise(setImmediate);
    const batch = waiting.splice(0, atOnce);
    if (batch.length === 0) return;
    const settle: (() => void)[] = [];
    try {
      await beginImmediate(connection);
      for (const { run } of batch) settle.push(await run());
      await connection.exec('commit');
    } catch (error) {
      if (connection.inTransaction) await connection.exec('rollback');
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const tell of settle) tell();
  };

  /** What the caller will be told once it is on disk. */
  const runInSavepoint = async <Result>(
    work: (queries: Queries) => Promise<Result>,
    resolve: (result: Result) => void,
    reject: (error: unknown) => void,
  ): Promise<() => void> => {
    await connection.exec('savepoint one');
    try {
      const result = await inside(work);
      await connection.exec('release one');
      return () => resolve(result);
    } catch (error) {
      // A full disk, for one, ends the whole transaction: https://sqlite.org/lang_transaction.html.
      if (!connection.inTransaction) throw error;
      await connection.exec('rollback to one; release one');
      return () => reject(error);
    }
  };

  return async (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ run: () => runInSavepoint(work, resolve, reject), reject });
      inTurn(commitSome).catch(reject);
    });
}
