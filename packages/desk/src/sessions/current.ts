import type { Desk } from '../desk.ts';
import type { DeskContext } from '../web/environment.ts';
import { readToken } from './cookies.ts';
import type { Purpose } from './purpose.ts';
import { findSession, type CurrentSession } from './store.ts';

/** The session that the visitor's cookie opens. */
export async function currentSession(
  c: DeskContext,
  { settings, database, now }: Desk,
  purpose: Purpose,
): Promise<CurrentSession | undefined> {
  const token = readToken(c, settings, purpose);
  return token === undefined ? undefined : findSession(database, token, purpose, now());
}
