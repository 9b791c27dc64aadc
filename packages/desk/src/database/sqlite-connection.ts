import Libsql from 'libsql/promise';

/** What the desk uses of a connection. `exec` and `all` run in a thread of libsql, so that a slow disk blocks nothing else. */
export interface Connection {
  readonly inTransaction: boolean;
  /** Runs statements without values and without rows. */
  exec(text: string): Promise<void>;
  /** Rejects if the statement is none. */
  prepare(text: string): Promise<Statement>;
  close(): void;
}

export interface Statement {
  /** Whether it gives rows. */
  readonly reader: boolean;
  run(...values: readonly unknown[]): { readonly changes: number };
  all(...values: readonly unknown[]): Promise<readonly unknown[]>;
}

/** Opens or creates a database file; the declarations of libsql leave the types of its promises open. */
export function openConnection(file: string): Connection {
  return new Libsql(file, {}) as unknown as Connection;
}
