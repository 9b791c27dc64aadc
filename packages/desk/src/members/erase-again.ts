import type { Queries } from '../database/database.ts';
import type { Desk } from '../desk.ts';
import { listErasures, digestOfAddress, recordErasure, type Erasure } from './erasures.ts';
import { findPerson } from './people.ts';
import { erasePerson, listAddresses } from './personal-data.ts';

/**
 * Erases everybody in a list who is in the database again because it was restored from an older backup, and returns how
 * many. Erasures that the database has itself were before the backup: who came back since then stays.
 */
export async function eraseAgain(
  queries: Queries,
  desk: Pick<Desk, 'personalData'>,
  erasures: readonly Erasure[],
  now: number,
): Promise<number> {
  const known = new Map((await listErasures(queries)).map(({ digest, erased_at }) => [digest, erased_at]));
  const missing = erasures.filter(({ digest, erased_at }) => (known.get(digest) ?? 0) < erased_at);
  for (const one of missing) await recordErasure(queries, one);
  const digests = new Set(missing.map(({ digest }) => digest));
  const addresses = await listAddresses(queries, desk);
  const found = addresses.filter((email) => digests.has(digestOfAddress(email)));
  for (const email of found) {
    const person = (await findPerson(queries, email)) ?? { id: '', email };
    await erasePerson(queries, desk, person, 'command', now);
  }
  return found.length;
}
