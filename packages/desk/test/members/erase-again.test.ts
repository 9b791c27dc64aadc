import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/open-database.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/sql.ts';
import { personalDataOf } from '../../src/domains.ts';
import { addLetter } from '../../src/inbox/store.ts';
import { enqueueMail } from '../../src/mail/outbox.ts';
import { eraseAgain } from '../../src/members/erase-again.ts';
import { listErasures } from '../../src/members/erasures.ts';
import { findOrAddPerson } from '../../src/members/people.ts';
import { erasePerson, listAddresses } from '../../src/members/personal-data.ts';
import { databaseKinds } from '../harness/databases.ts';

const desk = { personalData: personalDataOf() };
const open: Database[] = [];
const letter = {
  kind: 'question',
  message: 'Why?',
  quote: '',
  name: 'A reader',
  article: '',
  address: '',
  series: '',
  part: '',
  edition: '',
  language: 'en',
} as const;

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

describe.each(databaseKinds())('$name', ({ create }) => {
  /** As it was when the backup was made: `back@` was erased before, and has come back. */
  async function openBackup(): Promise<Database> {
    const database = openDatabase(await create());
    open.push(database);
    await migrate(database, 1);
    await database.transaction(async (queries) => {
      await erasePerson(queries, desk, { id: '', email: 'back@reader.example' }, 'command', 10);
      for (const email of ['back@reader.example', 'member@reader.example', 'stays@reader.example'])
        await findOrAddPerson(queries, { email }, 20);
      await addLetter(queries, { ...letter, email: 'writer@reader.example' }, 20);
      await enqueueMail(queries, { to: 'mail@reader.example', subject: 'S', text: 'T' }, 20);
      await queries.run(sql`insert into subscriptions (id, email, series_url, language, state, created_at)
        values ('s', 'subscriber@reader.example', 'https://library.example/ties/', 'en', 'active', 20)`);
    });
    return database;
  }

  test('a restored backup loses whoever was erased after it, wherever their address is', async () => {
    const [former, restored] = [await openBackup(), await openBackup()];
    await former.transaction(async (queries) => {
      for (const name of ['member', 'writer', 'mail', 'subscriber', 'unknown']) {
        const { id, email } = await findOrAddPerson(queries, { email: `${name}@reader.example` }, 30);
        await erasePerson(queries, desk, { id, email }, 'command', 30);
      }
    });
    const list = await listErasures(former);
    expect(JSON.stringify(list)).not.toContain('@');
    const again = () => restored.transaction((queries) => eraseAgain(queries, desk, list, 40));
    expect(await again()).toBe(4);
    expect((await listAddresses(restored, desk)).sort()).toEqual([
      'back@reader.example',
      'stays@reader.example',
    ]);
    // Who comes back afterwards is not erased by the same list.
    await restored.transaction((queries) => findOrAddPerson(queries, { email: 'member@reader.example' }, 50));
    expect(await again()).toBe(0);
    expect(await listErasures(restored)).toHaveLength(list.length);
  });
});
