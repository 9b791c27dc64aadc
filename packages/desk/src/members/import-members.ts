import type { Queries } from '../database/database.ts';
import { findOrAddPerson, findPerson } from './people.ts';
import type { ImportedMember } from './read-csv.ts';
import { listGrants, putGrant } from './store.ts';

export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Makes everybody in a list a member until their day. Those who are no longer in the list stay. */
export async function importMembers(
  queries: Queries,
  members: readonly ImportedMember[],
  now: number,
): Promise<ImportCounts> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const { email, name, endsAt } of members) {
    const known = await findPerson(queries, email);
    const grants = known === undefined ? [] : await listGrants(queries, known.id);
    const before = grants.find(({ kind }) => kind === 'import');
    if (known === undefined) counts.added += 1;
    else if (before?.ends_at === endsAt) counts.unchanged += 1;
    else counts.changed += 1;
    const { id } = await findOrAddPerson(queries, { email, name }, now);
    const grant = { kind: 'import', reference: 'csv', starts_at: before?.starts_at ?? now, ends_at: endsAt };
    await putGrant(queries, id, grant, now);
  }
  return counts;
}
