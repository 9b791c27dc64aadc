import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { hashToken, newToken } from '../database/ids.ts';
import { sql } from '../database/sql.ts';

const attempt = z.object({
  organisation: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  ends_at: z.number(),
});
/** Signing in with an organisation that has begun; `ends_at` in milliseconds. */
export type Attempt = z.infer<typeof attempt>;

/** Returns the token that the browser brings back. */
export async function addAttempt(queries: Queries, one: Attempt): Promise<string> {
  const token = newToken();
  await queries.run(sql`
    insert into oidc_attempts (token_hash, organisation, state, nonce, verifier, next, ends_at)
    values (${hashToken(token)}, ${one.organisation}, ${one.state}, ${one.nonce}, ${one.verifier}, ${one.next}, ${one.ends_at})`);
  return token;
}

/** The attempt of a token, which is used up; undefined if it was used, has ended, or never was. */
export async function takeAttempt(
  queries: Queries,
  token: string,
  now: number,
): Promise<Attempt | undefined> {
  const hash = hashToken(token);
  const found = await queries.one(
    attempt,
    sql`select organisation, state, nonce, verifier, next, ends_at from oidc_attempts where token_hash = ${hash}`,
  );
  const taken = await queries.run(sql`delete from oidc_attempts where token_hash = ${hash}`);
  return found !== undefined && taken === 1 && found.ends_at > now ? found : undefined;
}

export async function forgetAttempts(queries: Queries, now: number): Promise<void> {
  await queries.run(sql`delete from oidc_attempts where ends_at <= ${now}`);
}
