import { expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { openAccessIndex } from '../../src/members/access-index.ts';
import { findOrAddPerson } from '../../src/members/people.ts';
import { putGrant } from '../../src/members/store.ts';
import { addSession, endSessions } from '../../src/sessions/store.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { databaseKinds } from '../harness/databases.ts';
import { librarySettings } from '../harness/test-desk.ts';

test('a session that ends while everything is being read is not back afterwards', async () => {
  const [sqlite] = databaseKinds();
  const database = openDatabase((await sqlite?.create()) ?? '');
  await migrate(database, 1);
  const { id, token } = await database.transaction(async (queries) => {
    const person = await findOrAddPerson(queries, { email: 'kari@library.example' }, 1);
    await putGrant(queries, person.id, { kind: 'import', reference: '', starts_at: 1, ends_at: null }, 1);
    const session = { personId: person.id, purpose: 'reader', device: '', now: 1, endsAt: 1000 } as const;
    return { id: person.id, token: await addSession(queries, session) };
  });

  // As with many connections to PostgreSQL: what is read first arrives last.
  let arrival: Promise<void> | undefined;
  const slow: Database = {
    ...database,
    transaction: async (work) => {
      const mine = arrival;
      arrival = undefined;
      const result = await database.transaction(work);
      await mine;
      return result;
    },
  };
  const access = await openAccessIndex(slow, settingsSchema.parse(librarySettings).members, () => 2);
  expect(access.isMember(token, '')).toBe(true);
  let arrive: () => void = () => undefined;
  arrival = new Promise((resolve) => (arrive = resolve));
  const whole = access.reload();
  // SQLite takes one after the other: the session is still there when everything is read.
  await new Promise(setImmediate);
  await endSessions(database, id);
  const one = access.refresh(id);
  await new Promise((resolve) => setTimeout(resolve, 50));
  arrive();
  await Promise.all([whole, one]);
  expect(access.isMember(token, '')).toBe(false);
  await database.close();
});
