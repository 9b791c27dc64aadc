import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { sql } from '../database/sql.ts';
import { grantRow, type Grant, type Membership } from './member-until.ts';
import { findPersonById } from './people.ts';
import type { MemberSettings } from './settings.ts';

/** Why somebody is or was a member, newest first. */
export function listGrants(queries: Queries, personId: string): Promise<Grant[]> {
  return queries.all(
    grantRow,
    sql`select kind, reference, starts_at, ends_at from grants where person_id = ${personId} order by created_at desc, id`,
  );
}

/** What decides whether somebody is a member; undefined for nobody. */
export async function membershipOf(queries: Queries, personId: string): Promise<Membership | undefined> {
  const person = await findPersonById(queries, personId);
  if (person === undefined) return undefined;
  return { email: person.email, role: person.role, grants: await listGrants(queries, personId) };
}

/** Adds a reason to be a member, or changes its dates if the person has it already. */
export async function putGrant(queries: Queries, personId: string, grant: Grant, now: number): Promise<void> {
  await queries.run(sql`
    insert into grants (id, person_id, kind, reference, starts_at, ends_at, created_at)
    values (${newId()}, ${personId}, ${grant.kind}, ${grant.reference}, ${grant.starts_at}, ${grant.ends_at}, ${now})
    on conflict (kind, reference, person_id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at`);
}

/** Begins the trial, once for each person. */
export async function beginTrial(
  queries: Queries,
  personId: string,
  { trialDays }: MemberSettings,
  now: number,
): Promise<void> {
  const grants = await listGrants(queries, personId);
  if (trialDays === 0 || grants.some(({ kind }) => kind === 'trial')) return;
  const ends = now + trialDays * 86_400_000;
  await putGrant(queries, personId, { kind: 'trial', reference: '', starts_at: now, ends_at: ends }, now);
}

/** Ends everything that makes somebody a member and is not a payment. */
export async function endGrants(queries: Queries, personId: string, now: number): Promise<void> {
  await queries.run(
    sql`update grants set ends_at = ${now} where person_id = ${personId} and kind <> 'stripe' and (ends_at is null or ends_at > ${now})`,
  );
}

const listed = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.string().nullable(),
  created_at: z.number(),
});
export type ListedPerson = z.infer<typeof listed>;

/** People whose address or name contains a text, by address: at most `most`. */
export function searchPeople(queries: Queries, text: string, most: number): Promise<ListedPerson[]> {
  const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, (special) => `\\${special}`)}%`;
  return queries.all(
    listed,
    sql`select id, email, name, role, created_at from people
      where search like ${pattern} escape '\\' order by email limit ${most}`,
  );
}
