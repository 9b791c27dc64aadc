import Libsql from 'libsql';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { sql } from '../../src/database/sql.ts';
import { databaseKinds } from '../harness/databases.ts';

const boat = z.object({ name: z.string(), length: z.number() });
const open: Database[] = [];

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

describe.each(databaseKinds())('$name', ({ create }) => {
  async function openBoats(): Promise<Database> {
    const database = openDatabase(await create());
    open.push(database);
    await database.run(sql`create table boats (name text primary key, length bigint not null)`);
    return database;
  }

  test('keeps texts and numbers as they are, whatever they contain', async () => {
    const database = await openBoats();
    const names = ["'; drop table boats; --", 'Å $1 ? “havet”', ''];
    for (const name of names) await database.run(sql`insert into boats values (${name}, ${2 ** 45})`);
    const found = await database.all(boat, sql`select name, length from boats order by name`);
    expect(found.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(found.every(({ length }) => length === 2 ** 45)).toBe(true);
    expect(await database.run(sql`update boats set length = ${1} where name = ${''}`)).toBe(1);
    expect(
      await database.one(boat, sql`select name, length from boats where name = ${'none'}`),
    ).toBeUndefined();
  });

  test('composes statements of fragments', async () => {
    const database = await openBoats();
    await database.run(sql`insert into boats values (${'Ternen'}, ${9})`);
    const which = sql`length > ${5} and name like ${'T%'}`;
    expect(
      await database.all(boat, sql`select name, length from boats where ${which} and length < ${10}`),
    ).toEqual([{ name: 'Ternen', length: 9 }]);
  });

  test('a transaction that fails leaves nothing behind', async () => {
    const database = await openBoats();
    const failing = database.transaction(async (queries) => {
      await queries.run(sql`insert into boats values (${'Skua'}, ${7})`);
      throw new Error('The boat sank.');
    });
    await expect(failing).rejects.toThrow('The boat sank.');
    expect(await database.all(boat, sql`select name, length from boats`)).toEqual([]);
  });

  test('transactions at the same time do not lose one another’s changes', async () => {
    const database = await openBoats();
    await database.run(sql`insert into boats values (${'Alke'}, ${0})`);
    const addOne = () =>
      database.transaction(async (queries) => {
        const found = await queries.one(boat, sql`select name, length from boats where name = ${'Alke'}`);
        await queries.run(sql`update boats set length = ${(found?.length ?? 0) + 1} where name = ${'Alke'}`);
      });
    await Promise.all(Array.from({ length: 5 }, addOne));
    expect(await database.one(boat, sql`select name, length from boats`)).toEqual({
      name: 'Alke',
      length: 5,
    });
  });

  test('transactions at the same time succeed and fail each for itself', async () => {
    const database = await openBoats();
    const names = Array.from({ length: 20 }, (_, index) => `Boat ${index}`);
    const outcomes = await Promise.allSettled(
      names.map((name, index) =>
        database.transaction(async (queries) => {
          await queries.run(sql`insert into boats values (${name}, ${index})`);
          if (index % 3 === 0) throw new Error('The boat sank.');
          return index;
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(
      names.map((_, index) => (index % 3 === 0 ? 'rejected' : 'fulfilled')),
    );
    const found = await database.all(boat, sql`select name, length from boats order by length`);
    expect(found.map(({ name }) => name)).toEqual(names.filter((_, index) => index % 3 !== 0));
  });

  test('closing waits for all work that has begun, and leaves no connection', async () => {
    const place = await create();
    const database = openDatabase(place);
    await database.run(sql`create table boats (name text primary key, length bigint not null)`);
    // More than the connections of a pool: some wait for one.
    const inserts = Array.from({ length: 50 }, (_, index) =>
      database.transaction((queries) =>
        queries.run(sql`insert into boats values (${`Boat ${index}`}, ${9})`),
      ),
    );
    await database.close();
    expect(await Promise.all(inserts)).toHaveLength(50);

    const other = openDatabase(place);
    open.push(other);
    expect(await other.all(boat, sql`select name, length from boats`)).toHaveLength(50);
    if (database.kind === 'postgres') {
      const count = z.object({ count: z.number() });
      const countOthers = () =>
        other.one(
          count,
          sql`select count(*)::int as count from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`,
        );
      await expect.poll(countOthers, { timeout: 20_000 }).toEqual({ count: 0 });
    }
  });

  test('a row of another shape is an error, not a value', async () => {
    const database = await openBoats();
    await database.run(sql`insert into boats values (${'Lunde'}, ${4})`);
    await expect(database.all(boat, sql`select name from boats`)).rejects.toThrow();
  });
});

test('SQLite waits for another process that writes without holding this one up', async () => {
  const [sqlite] = databaseKinds();
  const file = (await sqlite?.create()) ?? '';
  const database = openDatabase(file);
  open.push(database);
  await database.run(sql`create table boats (name text)`);
  const other = new Libsql(file);
  other.exec('begin immediate');
  const added = database.run(sql`insert into boats values ('Ternen')`);
  // It runs in this process: if that waited for the lock, it would never be released.
  setTimeout(() => other.exec('commit'), 50);
  expect(await added).toBe(1);
  other.close();
});

test('SQLite refuses the database itself inside a transaction, instead of waiting for itself', async () => {
  const [sqlite] = databaseKinds();
  const database = openDatabase((await sqlite?.create()) ?? '');
  open.push(database);
  await expect(database.transaction(() => database.run(sql`select 1`))).rejects.toThrow(
    'use its own queries',
  );
});
