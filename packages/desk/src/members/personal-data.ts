import * as z from 'zod';
import type { Person } from '../contributions.ts';
import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Desk } from '../desk.ts';
import { recordAudit } from '../staff/audit.ts';
import { digestOfAddress, recordErasure } from './erasures.ts';
import { lookupTable } from '../../../../src/model/lookup-table.ts';

/** Everything that is kept of a person, by domain. */
export async function collectPerson(
  queries: Queries,
  { personalData }: Pick<Desk, 'personalData'>,
  person: Person,
): Promise<Record<string, unknown>> {
  const collected: Record<string, unknown> = lookupTable({});
  for (const [id, { collect }] of personalData) collected[id] = await collect(queries, person);
  return collected;
}

/** Every e-mail address in the database, once. */
export async function listAddresses(
  queries: Queries,
  { personalData }: Pick<Desk, 'personalData'>,
): Promise<string[]> {
  const rows = await queries.all(
    z.object({ email: z.string() }),
    sql`select email from people union select recipient from outbox
      union select email from sign_in_requests union select email from sign_in_links`,
  );
  const found = new Set(rows.map(({ email }) => email));
  for (const { addresses } of personalData.values())
    for (const email of (await addresses?.(queries)) ?? []) found.add(email);
  return [...found];
}

/** Deletes everything that is kept of a person, in one step, and records who did it, and of which address as a digest. */
export async function erasePerson(
  queries: Queries,
  { personalData }: Pick<Desk, 'personalData'>,
  person: Person,
  actor: string,
  now: number,
): Promise<void> {
  for (const { erase } of personalData.values()) await erase(queries, person);
  await queries.run(sql`delete from outbox where recipient = ${person.email}`);
  await queries.run(sql`delete from sign_in_requests where email = ${person.email}`);
  await queries.run(sql`delete from sign_in_links where email = ${person.email}`);
  await queries.run(sql`delete from people where id = ${person.id}`);
  await recordErasure(queries, { digest: digestOfAddress(person.email), erased_at: now });
  await recordAudit(queries, { actor, action: 'erase', target: person.id }, now);
}
