import type { Person } from '../contributions.ts';
import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Desk } from '../desk.ts';
import { recordAudit } from '../staff/audit.ts';

/** Everything that is kept of a person, by domain. */
export async function collectPerson(
  queries: Queries,
  { personalData }: Pick<Desk, 'personalData'>,
  person: Person,
): Promise<Record<string, unknown>> {
  const collected: Record<string, unknown> = {};
  for (const [id, { collect }] of personalData) collected[id] = await collect(queries, person);
  return collected;
}

/** Deletes everything that is kept of a person, in one step, and records who did it. */
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
  await recordAudit(queries, { actor, action: 'erase', target: person.id }, now);
}
