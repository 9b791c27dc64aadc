import * as z from 'zod';
import type { Database, Queries } from '../database/database.ts';
import { hashToken } from '../database/ids.ts';
import { takeTurns } from '../database/take-turns.ts';
import { sql } from '../database/sql.ts';
import { isInNetworks, parseNetworks } from '../web/networks.ts';
import { endOfLicence, grantRow, memberUntil } from './member-until.ts';
import type { MemberSettings } from './settings.ts';

/** Who may read the members' edition, in memory: asked before every page. */
export interface AccessIndex {
  /** Whether the session's token or the visitor's network belongs to a member. */
  isMember(token: string | undefined, visitor: string): boolean;
  /** The name of the licence for the network of the visitor. */
  licenceOf(visitor: string): string | undefined;
  /** Reads one person's sessions and grants again, in every process, after they were changed. */
  refresh(personId: string): Promise<void>;
  /** Reads everything again. */
  reload(): Promise<void>;
  /** The ids of the sessions that were used since this was called last. */
  takeUsed(): string[];
}

interface Session {
  readonly id: string;
  readonly personId: string;
  readonly endsAt: number;
}

const sessionRow = z.object({
  id: z.string(),
  token_hash: z.string(),
  person_id: z.string(),
  ends_at: z.number(),
});
const personRow = z.object({ id: z.string(), email: z.string(), role: z.string().nullable() });
const ownedGrant = grantRow.extend({ person_id: z.string() });

export async function openAccessIndex(
  database: Database,
  settings: MemberSettings,
  now: () => number,
): Promise<AccessIndex> {
  const sessions = new Map<string, Session>();
  const until = new Map<string, number>();
  const used = new Set<string>();
  const networks = settings.licences.map((licence) => ({
    name: licence.name,
    networks: parseNetworks(licence.networks),
    endsAt: endOfLicence(licence),
  }));

  // What was read earlier must not be kept later: a session that has ended since would be back.
  const turn = takeTurns();
  const read = (personId?: string) => turn(() => readNow(personId));
  const readNow = async (personId?: string): Promise<void> => {
    const found = await database.transaction((queries) => readPeople(queries, now(), personId));
    for (const [hash, { personId: owner }] of sessions)
      if (personId === undefined || owner === personId) sessions.delete(hash);
    if (personId === undefined) until.clear();
    else until.delete(personId);
    for (const { id, token_hash, person_id, ends_at } of found.sessions)
      sessions.set(token_hash, { id, personId: person_id, endsAt: ends_at });
    for (const person of found.people) {
      const grants = found.grants.get(person.id) ?? [];
      until.set(person.id, memberUntil({ ...person, grants }, settings, now()));
    }
  };

  const findLicence = (visitor: string) =>
    networks.find((licence) => licence.endsAt > now() && isInNetworks(visitor, licence.networks));

  await read();
  await database.announcements?.listen(
    (personId) => void read(personId).catch(() => undefined),
    () => void read().catch(() => undefined),
  );
  return {
    isMember: (token, visitor) => {
      const time = now();
      const session = token === undefined ? undefined : sessions.get(hashToken(token));
      if (session !== undefined && session.endsAt > time && (until.get(session.personId) ?? 0) > time) {
        used.add(session.id);
        return true;
      }
      return findLicence(visitor) !== undefined;
    },
    licenceOf: (visitor) => findLicence(visitor)?.name,
    refresh: async (personId) => {
      await read(personId);
      await database.announcements?.send(personId);
    },
    reload: () => read(),
    takeUsed: () => {
      const ids = [...used];
      used.clear();
      return ids;
    },
  };
}

/** Those who have a session, or one person. */
async function readPeople(queries: Queries, now: number, personId?: string) {
  const which =
    personId === undefined ? sql`ends_at > ${now}` : sql`ends_at > ${now} and person_id = ${personId}`;
  const owners = sql`select person_id from sessions where purpose = 'reader' and ${which}`;
  const sessions = await queries.all(
    sessionRow,
    sql`select id, token_hash, person_id, ends_at from sessions where purpose = 'reader' and ${which}`,
  );
  const people = await queries.all(
    personRow,
    sql`select id, email, role from people where id in (${owners})`,
  );
  const all = await queries.all(
    ownedGrant,
    sql`select person_id, kind, reference, starts_at, ends_at from grants where person_id in (${owners})`,
  );
  const grants = new Map<string, z.infer<typeof ownedGrant>[]>();
  for (const grant of all) grants.set(grant.person_id, [...(grants.get(grant.person_id) ?? []), grant]);
  return { sessions, people, grants };
}
