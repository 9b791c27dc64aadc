import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { hashToken } from '../database/ids.ts';
import { sql } from '../database/sql.ts';

/** Remembers a challenge for which a browser may answer once: to add a passkey to a person, or to sign in. */
export async function addChallenge(
  queries: Queries,
  challenge: string,
  personId: string | null,
  endsAt: number,
): Promise<void> {
  await queries.run(sql`
    insert into passkey_challenges (challenge_hash, person_id, ends_at)
    values (${hashToken(challenge)}, ${personId}, ${endsAt})`);
}

/** Uses a challenge up, and returns whether it was given for the person, or for signing in. */
export async function takeChallenge(
  queries: Queries,
  challenge: string,
  personId: string | null,
  now: number,
): Promise<boolean> {
  const owner = personId === null ? sql`person_id is null` : sql`person_id = ${personId}`;
  const taken = await queries.run(
    sql`delete from passkey_challenges where challenge_hash = ${hashToken(challenge)} and ends_at > ${now} and ${owner}`,
  );
  return taken === 1;
}

export async function forgetChallenges(queries: Queries, now: number): Promise<void> {
  await queries.run(sql`delete from passkey_challenges where ends_at <= ${now}`);
}

const passkey = z.object({
  /** That of the credential, in base64url, as the key is. */
  id: z.string(),
  person_id: z.string(),
  public_key: z.string(),
  counter: z.number(),
  transports: z.string(),
  device: z.string(),
  created_at: z.number(),
  used_at: z.number().nullable(),
});
export type Passkey = z.infer<typeof passkey>;

const columns = sql`id, person_id, public_key, counter, transports, device, created_at, used_at`;

export function listPasskeys(queries: Queries, personId: string): Promise<Passkey[]> {
  return queries.all(
    passkey,
    sql`select ${columns} from passkeys where person_id = ${personId} order by created_at, id`,
  );
}

export function findPasskey(queries: Queries, id: string): Promise<Passkey | undefined> {
  return queries.one(passkey, sql`select ${columns} from passkeys where id = ${id}`);
}

/** Returns false if somebody has it already. */
export async function addPasskey(queries: Queries, one: Omit<Passkey, 'used_at'>): Promise<boolean> {
  const added = await queries.run(sql`
    insert into passkeys (id, person_id, public_key, counter, transports, device, created_at)
    values (${one.id}, ${one.person_id}, ${one.public_key}, ${one.counter}, ${one.transports}, ${one.device}, ${one.created_at})
    on conflict (id) do nothing`);
  return added === 1;
}

export async function notePasskeyUse(
  queries: Queries,
  { id, counter, now }: { readonly id: string; readonly counter: number; readonly now: number },
): Promise<void> {
  await queries.run(sql`update passkeys set counter = ${counter}, used_at = ${now} where id = ${id}`);
}

/** Returns whether it was there. */
export async function removePasskey(queries: Queries, personId: string, id: string): Promise<boolean> {
  return (await queries.run(sql`delete from passkeys where person_id = ${personId} and id = ${id}`)) === 1;
}

export async function removePasskeysOf(queries: Queries, personId: string): Promise<void> {
  await queries.run(sql`delete from passkeys where person_id = ${personId}`);
  await queries.run(sql`delete from passkey_challenges where person_id = ${personId}`);
}
