import * as z from 'zod';
import type { Queries } from './database.ts';
import { newToken } from './ids.ts';
import { sql } from './sql.ts';

const secret = z.object({ value: z.string() });

/** A key of the desk's own, by its name: made once. */
export async function secretOf(queries: Queries, name: string): Promise<string> {
  await queries.run(
    sql`insert into secrets (name, value) values (${name}, ${newToken()}) on conflict do nothing`,
  );
  const found = await queries.one(secret, sql`select value from secrets where name = ${name}`);
  if (found === undefined) throw new Error('The secret that was just made is not there.');
  return found.value;
}
