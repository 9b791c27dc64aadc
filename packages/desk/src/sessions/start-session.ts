import type { Queries } from '../database/database.ts';
import type { Desk } from '../desk.ts';
import { findOrAddPerson, type PersonRow } from '../members/people.ts';
import type { DeskContext } from '../web/environment.ts';
import { giveToken } from './cookies.ts';
import { describeDevice } from './device.ts';
import type { Purpose } from './purpose.ts';
import { addSession } from './store.ts';

/** Somebody who has shown who they are. */
interface Arrival {
  readonly email: string;
  readonly name?: string;
  readonly purpose: Purpose;
  /** What else is done in the transaction that adds the session. */
  readonly also?: (queries: Queries, person: PersonRow) => Promise<void>;
}

/** Gives the visitor a new session, whatever cookie they came with. */
export async function startSession(
  c: DeskContext,
  { settings, database, access, now }: Desk,
  { also, purpose, ...who }: Arrival,
): Promise<void> {
  const seconds = lifetimeOf(purpose, settings.members.sessionDays);
  const { personId, token } = await database.transaction(async (queries) => {
    const person = await findOrAddPerson(queries, who, now());
    await also?.(queries, person);
    const device = describeDevice(c.req.header('user-agent'));
    const session = { personId: person.id, purpose, device, now: now(), endsAt: now() + seconds * 1000 };
    return { personId: person.id, token: await addSession(queries, session) };
  });
  await access.refresh(personId);
  giveToken(c, settings, purpose, token, seconds);
}

/** In seconds. Staff sign in each day. */
function lifetimeOf(purpose: Purpose, days: number): number {
  return purpose === 'staff' ? 43_200 : days * 86_400;
}
