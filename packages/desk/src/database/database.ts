import type * as z from 'zod';
import type { Sql } from './sql.ts';

/** What a statement can be run on: the database, or one transaction in it. */
export interface Queries {
  /** All rows, each checked against the shape. */
  all<Shape extends z.ZodType>(shape: Shape, query: Sql): Promise<z.infer<Shape>[]>;
  /** The first row, or undefined. */
  one<Shape extends z.ZodType>(shape: Shape, query: Sql): Promise<z.infer<Shape> | undefined>;
  /** Runs a statement and returns how many rows it changed. */
  run(query: Sql): Promise<number>;
}

/** The store of the desk. What `run` or `transaction` has promised is on disk. */
export interface Database extends Queries {
  readonly kind: 'sqlite' | 'postgres';
  /**
   * Runs statements that count together or not at all, as if no other transaction ran beside it. `work` may be run again
   * if the database refuses a transaction because of another one, so it must have no other effects.
   */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Writes a consistent copy to a file that does not exist. Only SQLite: PostgreSQL has pg_dump. */
  copyTo?(file: string): Promise<void>;
  /** Whether another process has written since this was asked last. Only SQLite. */
  isChangedElsewhere?(): Promise<boolean>;
  /** Messages between the processes that share the database. Only PostgreSQL: SQLite has one process. */
  readonly announcements?: Announcements;
  close(): Promise<void>;
}

interface Announcements {
  /** Sends a text to all processes, this one too. */
  send(text: string): Promise<void>;
  /** Calls `hear` for each text, and `missed` whenever the connection was lost, and some may not have been heard. */
  listen(hear: (text: string) => void, missed: () => void): Promise<void>;
}

/** The queries over a way to run one statement. */
export function queriesOver(
  execute: (query: Sql) => Promise<{ readonly rows: readonly unknown[]; readonly changed: number }>,
): Queries {
  return {
    all: async (shape, query) => (await execute(query)).rows.map((row) => shape.parse(row)),
    one: async (shape, query) => {
      const [first] = (await execute(query)).rows;
      return first === undefined ? undefined : shape.parse(first);
    },
    run: async (query) => (await execute(query)).changed,
  };
}
