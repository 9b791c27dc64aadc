import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Database, Queries } from './database.ts';
import type { Migration } from './migration.ts';
import { migrations as all } from './migrations.ts';
import { rawSql, sql } from './sql.ts';

/** A database that this version of the desk cannot use. */
export class SchemaError extends Error {}

const applied = z.object({ id: z.string(), digest: z.string() });

/**
 * Brings the schema up to date, as a whole or not at all, and returns the ids of what was new. Throws a `SchemaError` if
 * a newer version, or one with other migrations, has written the database.
 */
export async function migrate(
  database: Database,
  now: number,
  migrations: readonly Migration[] = all,
): Promise<string[]> {
  return database.transaction(async (queries) => {
    // Two processes may start at the same time.
    if (database.kind === 'postgres') await queries.run(sql`select pg_advisory_xact_lock(5137461)`);
    await queries.run(
      sql`create table if not exists migrations (position bigint primary key, id text not null unique, digest text not null, applied_at bigint not null)`,
    );
    const before = await queries.all(applied, sql`select id, digest from migrations order by position`);
    checkHistory(before, migrations);
    const next = migrations.slice(before.length);
    for (const [index, migration] of next.entries())
      await apply(queries, migration, before.length + index, now);
    return next.map(({ id }) => id);
  });
}

function checkHistory(before: readonly z.infer<typeof applied>[], migrations: readonly Migration[]): void {
  before.forEach(({ id, digest }, index) => {
    const known = migrations[index];
    if (known === undefined)
      throw new SchemaError(
        `The database was written by a newer version of the desk (${id}). Install that one.`,
      );
    if (known.id !== id || digestOf(known) !== digest)
      throw new SchemaError(`The database has a different migration "${id}" than this version of the desk.`);
  });
}

async function apply(queries: Queries, migration: Migration, position: number, now: number): Promise<void> {
  for (const statement of migration.statements) await queries.run(rawSql(statement));
  await queries.run(
    sql`insert into migrations (position, id, digest, applied_at) values (${position}, ${migration.id}, ${digestOf(migration)}, ${now})`,
  );
}

function digestOf({ statements }: Migration): string {
  return createHash('sha256').update(statements.join(';\n')).digest('hex');
}
