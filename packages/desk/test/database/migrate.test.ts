import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { Migration } from '../../src/database/migration.ts';
import { migrations } from '../../src/database/migrations.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { sql } from '../../src/database/sql.ts';
import { databaseKinds } from '../harness/databases.ts';

const first: Migration = { id: '001-boats', statements: ['create table boats (name text not null)'] };
const second: Migration = { id: '002-length', statements: ['alter table boats add column length bigint'] };
const broken: Migration = { id: '002-broken', statements: ['create table oars (id text)', 'create tabel x'] };
const open: Database[] = [];

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

test('ids of migrations are unique and in order', () => {
  const ids = migrations.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

describe.each(databaseKinds())('$name', ({ create }) => {
  async function openEmpty(): Promise<Database> {
    const database = openDatabase(await create());
    open.push(database);
    return database;
  }

  test('the schema of this version can be made, and is made once', async () => {
    const database = await openEmpty();
    expect(await migrate(database, 1)).toEqual(migrations.map(({ id }) => id));
    expect(await migrate(database, 2)).toEqual([]);
  });

  test('only what is new runs, and what was stored stays', async () => {
    const database = await openEmpty();
    await migrate(database, 1, [first]);
    await database.run(sql`insert into boats values (${'Ternen'})`);
    expect(await migrate(database, 2, [first, second])).toEqual(['002-length']);
    const row = z.object({ name: z.string(), length: z.number().nullable() });
    expect(await database.all(row, sql`select name, length from boats`)).toEqual([
      { name: 'Ternen', length: null },
    ]);
  });

  test('a migration that fails leaves the schema as it was', async () => {
    const database = await openEmpty();
    await migrate(database, 1, [first]);
    await expect(migrate(database, 2, [first, broken])).rejects.toThrow();
    expect(await migrate(database, 3, [first, second])).toEqual(['002-length']);
    await expect(database.run(sql`select * from oars`)).rejects.toThrow();
  });

  test('a database of a newer or of another version is refused', async () => {
    const database = await openEmpty();
    await migrate(database, 1, [first, second]);
    await expect(migrate(database, 2, [first])).rejects.toThrow('newer version');
    const edited = { ...second, statements: ['alter table boats add column width bigint'] };
    await expect(migrate(database, 2, [first, edited])).rejects.toThrow('different migration "002-length"');
  });
});
