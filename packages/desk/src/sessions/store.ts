import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { hashToken, newId, newToken } from '../database/ids.ts';
import { sql } from '../database/sql.ts';
import { languages, type Language } from '../language.ts';
import { linkPurposes, purposes, type LinkPurpose, type Purpose } from './purpose.ts';

const purpose = z.enum(purposes);
const linkPurpose = z.enum(linkPurposes);

const requestRow = z.object({
  id: z.string(),
  email: z.string(),
  language: z.enum(languages),
  purpose: linkPurpose,
  next: z.string(),
  requested_at: z.number(),
});
export type SignInRequest = z.infer<typeof requestRow>;

/** Remembers that somebody asked for a link. Whether the address is known is looked up later, so that the answer takes as long for each. */
export async function addRequest(
  queries: Queries,
  request: Omit<SignInRequest, 'id'> & { readonly language: Language },
): Promise<void> {
  const { email, language, requested_at } = request;
  await queries.run(sql`
    insert into sign_in_requests (id, email, language, purpose, next, requested_at)
    values (${newId()}, ${email}, ${language}, ${request.purpose}, ${request.next}, ${requested_at})`);
}

/** Takes the oldest requests; of two processes, only one gets each. */
export async function takeRequests(queries: Queries, most: number): Promise<SignInRequest[]> {
  const requests = await queries.all(
    requestRow,
    sql`select id, email, language, purpose, next, requested_at from sign_in_requests
      order by requested_at, id limit ${most}`,
  );
  for (const { id } of requests) await queries.run(sql`delete from sign_in_requests where id = ${id}`);
  return requests;
}

export interface SignInLink {
  readonly email: string;
  readonly purpose: LinkPurpose;
  readonly next: string;
}

/** Returns the token of a new link, whose hash alone is stored. */
export async function addLink(queries: Queries, link: SignInLink, endsAt: number): Promise<string> {
  const token = newToken();
  await queries.run(sql`
    insert into sign_in_links (token_hash, email, purpose, next, ends_at)
    values (${hashToken(token)}, ${link.email}, ${link.purpose}, ${link.next}, ${endsAt})`);
  return token;
}

/** The link of a token, which is used up; undefined if it was used, has ended, or never was. */
export async function takeLink(
  queries: Queries,
  token: string,
  now: number,
): Promise<SignInLink | undefined> {
  const hash = hashToken(token);
  const link = await queries.one(
    z.object({ email: z.string(), purpose: linkPurpose, next: z.string(), ends_at: z.number() }),
    sql`select email, purpose, next, ends_at from sign_in_links where token_hash = ${hash}`,
  );
  const taken = await queries.run(sql`delete from sign_in_links where token_hash = ${hash}`);
  return link !== undefined && taken === 1 && link.ends_at > now ? link : undefined;
}

export interface NewSession {
  readonly personId: string;
  readonly purpose: Purpose;
  readonly device: string;
  readonly now: number;
  readonly endsAt: number;
}

/** Returns the token of a new session. */
export async function addSession(queries: Queries, session: NewSession): Promise<string> {
  const token = newToken();
  await queries.run(sql`
    insert into sessions (id, token_hash, person_id, purpose, device, created_at, used_at, ends_at)
    values (${newId()}, ${hashToken(token)}, ${session.personId}, ${session.purpose}, ${session.device},
      ${session.now}, ${session.now}, ${session.endsAt})`);
  return token;
}

const current = z.object({
  id: z.string(),
  person_id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.string().nullable(),
  ends_at: z.number(),
});
export type CurrentSession = z.infer<typeof current>;

/** The session of a token, with who it is. */
export function findSession(
  queries: Queries,
  token: string,
  wanted: Purpose,
  now: number,
): Promise<CurrentSession | undefined> {
  return queries.one(
    current,
    sql`select sessions.id, person_id, email, name, role, ends_at from sessions
      join people on people.id = sessions.person_id
      where token_hash = ${hashToken(token)} and purpose = ${wanted} and ends_at > ${now}`,
  );
}

const device = z.object({
  id: z.string(),
  purpose,
  device: z.string(),
  created_at: z.number(),
  used_at: z.number(),
});
export type Device = z.infer<typeof device>;

export function listDevices(queries: Queries, personId: string, now: number): Promise<Device[]> {
  return queries.all(
    device,
    sql`select id, purpose, device, created_at, used_at from sessions
      where person_id = ${personId} and ends_at > ${now} order by created_at desc, id`,
  );
}

/** Ends one session of a person, or all of them. */
export async function endSessions(queries: Queries, personId: string, id?: string): Promise<void> {
  const which = id === undefined ? sql`person_id = ${personId}` : sql`person_id = ${personId} and id = ${id}`;
  await queries.run(sql`delete from sessions where ${which}`);
}

/** Notes the day on which sessions were used, and deletes what has ended. */
export async function tidy(queries: Queries, used: readonly string[], now: number): Promise<void> {
  const day = now - (now % 86_400_000);
  for (const id of used)
    await queries.run(sql`update sessions set used_at = ${day} where id = ${id} and used_at < ${day}`);
  await queries.run(sql`delete from sign_in_links where ends_at <= ${now}`);
  await queries.run(sql`delete from sessions where ends_at <= ${now}`);
}
