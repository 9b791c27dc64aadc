import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { sql } from '../database/sql.ts';

/** An e-mail address as it is stored: in lower case, as nobody's differ by it. At most 254 characters (RFC 5321, 4.5.3.1.3). */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.html5Email }));

/** What staff may do: an owner everything, an editor what concerns content, support what concerns readers. */
export const roles = ['owner', 'editor', 'support'] as const;
export type Role = (typeof roles)[number];

const personRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles).nullable(),
  created_at: z.number(),
});
export type PersonRow = z.infer<typeof personRow>;

export function findPerson(queries: Queries, email: string): Promise<PersonRow | undefined> {
  return queries.one(
    personRow,
    sql`select id, email, name, role, created_at from people where email = ${email}`,
  );
}

export function findPersonById(queries: Queries, id: string): Promise<PersonRow | undefined> {
  return queries.one(personRow, sql`select id, email, name, role, created_at from people where id = ${id}`);
}

/** The person with an address, who is added if there is none. A name that is known stays. */
export async function findOrAddPerson(
  queries: Queries,
  { email, name = '' }: { readonly email: string; readonly name?: string },
  now: number,
): Promise<PersonRow> {
  const search = `${email} ${name}`.toLowerCase();
  await queries.run(sql`
    insert into people (id, email, name, search, created_at) values (${newId()}, ${email}, ${name}, ${search}, ${now})
    on conflict (email) do update set
      name = case when people.name = '' then excluded.name else people.name end,
      search = case when people.name = '' then excluded.search else people.search end`);
  const person = await findPerson(queries, email);
  if (person === undefined) throw new Error('A person that was just added is not there.');
  return person;
}

/** Makes the addresses in desk.yaml the owners, and nobody else. */
export async function settleOwners(queries: Queries, emails: readonly string[], now: number): Promise<void> {
  const owners = await queries.all(
    personRow,
    sql`select id, email, name, role, created_at from people where role = 'owner'`,
  );
  for (const { id, email } of owners)
    if (!emails.includes(email)) await queries.run(sql`update people set role = null where id = ${id}`);
  for (const email of emails) {
    const { id } = await findOrAddPerson(queries, { email }, now);
    await queries.run(sql`update people set role = 'owner' where id = ${id}`);
  }
}
