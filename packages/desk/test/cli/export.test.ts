import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { stringify } from 'yaml';
import { addDraft } from '../../../../src/authoring/add/add-draft.ts';
import { run } from '../../src/cli/run.ts';
import { sql } from '../../src/database/sql.ts';
import { signSubscription } from '../../src/newsletter/sign.ts';
import { secretOfNewsletter } from '../../src/newsletter/store.ts';
import { signIn } from '../harness/sign-in.ts';
import { librarySettings, openTestDesk } from '../harness/test-desk.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  writeFileSync(join(folder, 'desk.yaml'), stringify(librarySettings));
  mkdirSync(join(folder, 'series/articles'), { recursive: true });
  writeFileSync(
    join(folder, 'series/publication.yaml'),
    stringify({
      title: 'The library',
      summary: 'On ties.',
      language: 'en',
      publisher: 'The library',
      baseUrl: 'https://library.example/',
      authors: ['Kari Nordmann'],
      series: [],
    }),
  );
});

async function runHere(...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const code = await run([...args, '--root', folder], {
    ended: Promise.resolve(),
    environment: {},
    now: () => Date.UTC(2026, 2, 2),
    log: () => undefined,
    print: (text) => (said += text),
    addDraft: (root, facts) => Promise.resolve(addDraft(root, facts)),
  });
  return { code, said };
}

test('an answered question becomes a draft in the publication, and reports a list', async () => {
  const desk = await openTestDesk(join(folder, 'desk.sqlite'));
  const owner = desk.visit();
  await signIn(desk, owner, 'owner@library.example', 'staff');
  const letter = { name: 'Kari', email: 'kari@library.example', consent: 'yes' };
  await owner.post('/desk/questions', { ...letter, message: '# What is <b>a tie</b>? :::note\n- $x$' });
  await owner.post('/desk/reports', { ...letter, kind: 'error', message: 'Wrong year.' });
  const list = (await owner.get('/desk/staff/inbox?kind=question')).body;
  const id = /staff\/inbox\/([\w-]{36})/.exec(list)?.[1] ?? '';
  await owner.post(`/desk/staff/inbox/${id}/reply`, { version: '0', text: 'A *bond*.' });
  await desk.stop();

  const { code, said } = await runHere('export', 'article', id, '--title', 'What is a tie?');
  expect({ code, said }).toEqual({ code: 0, said: 'Wrote series/articles/what-is-a-tie.md.\n' });
  const draft = readFileSync(join(folder, 'series/articles/what-is-a-tie.md'), 'utf8');
  expect(draft).toContain('title: What is a tie?\n');
  expect(draft).toContain('status: draft');
  expect(draft).toContain('> \\# What is \\<b\\>a tie\\</b\\>? \\:\\:\\:note\n> \\- \\$x\\$\n\nA *bond*.\n');
  expect((await runHere('export', 'reports')).code).toBe(0);
  const exported = readFileSync(join(folder, 'export.json'), 'utf8');
  expect(exported).toContain('Wrong year.');
  expect(exported).not.toMatch(/Kari|kari@/);
  expect((await runHere('export', 'popularity')).code).toBe(0);
  expect(readFileSync(join(folder, 'series/popularity.csv'), 'utf8')).toBe('article,reads\n');
  expect((await runHere('export', 'nothing')).code).toBe(2);
});

test('a returned mail suspends the address that it names, if the desk has sent it', async () => {
  const desk = await openTestDesk(join(folder, 'desk.sqlite'));
  const { database } = desk.desk;
  await database.run(sql`insert into subscriptions (id, email, series_url, language, state, created_at)
    values ('s1', 'kari@library.example', 'x', 'en', 'active', 0)`);
  const signed = signSubscription('s1', await secretOfNewsletter(database));
  const state = async () =>
    database.one(z.object({ state: z.string() }), sql`select state from subscriptions`);
  const bounce = async (status: string, link: string) => {
    const file = join(folder, 'returned');
    writeFileSync(
      file,
      `Content-Type: multipart/report; boundary=x;\r\n report-type=delivery-status\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; kari@library.example\r\nAction: failed\r\nStatus: ${status}\r\n\r\n--x\r\nContent-Type: text/rfc822-headers\r\n\r\nList-Unsubscribe:\r\n <https://library.example/desk/newsletter/unsubscribe?s=${link}>\r\n`,
    );
    return runHere('bounce', file);
  };
  await bounce('4.2.2', signed);
  await bounce('5.1.1', 's1.forged');
  expect(await state()).toEqual({ state: 'active' });
  expect((await bounce('5.1.1', signed)).said).toBe('Suspended the address.\n');
  expect(await state()).toEqual({ state: 'suspended' });
  await desk.stop();
});
