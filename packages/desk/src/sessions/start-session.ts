import type { Queries } from '../database/database.ts';
import type { Desk } from '../desk.ts';
import { findOrAddPerson, type PersonRow } from '../members/people.ts';
import type { DeskContext } from '../web/environment.ts';
import { giveToken } from './cookies.ts';
import { currentSession } from './current.ts';
import { describeDevice } from './device.ts';
import type { Purpose } from './purpose.ts';
import { addSession, endSessions } from './store.ts';

/** Somebody who has shown who they are. */
interface Arrival {
  readonly email: string;
  readonly name?: string;
  readonly purpose: Purpose;
  /** What else is done in the transaction that adds the session. */
  readonly also?: (queries: Queries, person: PersonRow) => Promise<void>;
}

/** Gives the visitor a new session, whatever cookie they came with, and ends the one that it opens. */
export async function startSession(
  c: DeskContext,
  desk: Desk,
  { also, purpose, ...who }: Arrival,
): Promise<void> {
  const { settings, database, access, now } = desk;
  const seconds = lifetimeOf(purpose, settings.members.sessionDays);
  const former = await currentSession(c, desk, purpose);
  const { personId, token } = await database.transaction(async (queries) => {
    if (former !== undefined) await endSessions(queries, former.person_id, former.id);
    const person = await findOrAddPerson(queries, who, now());
    await also?.(queries, person);
    const device = describeDevice(c.req.header('user-agent'));
    const session = { personId: person.id, purpose, device, now: now(), endsAt: now() + seconds * 1000 };
    return { personId: person.id, token: await addSession(queries, session) };
  });
  if (former !== undefined && former.person_id !== personId) await access.refresh(former.person_id);
  await access.refresh(personId);
  giveToken(c, settings, purpose, token, seconds);
}

/** In seconds. Staff sign in each day. */
function lifetimeOf(purpose: Purpose, days: number): number {
  return purpose === 'staff' ? 43_200 : days * 86_400;
}
