import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk, type Visitor } from '../harness/test-desk.ts';

let desk: TestDesk;
let owner: Visitor;

beforeAll(async () => {
  desk = await openTestDesk();
  owner = desk.visit();
  await signIn(desk, owner, 'owner@library.example', 'staff');
});
afterAll(() => desk.stop());

async function invite(email: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { length } = desk.mails;
  const { location = '' } = await owner.post('/desk/staff/members', { email, name: '', ends: '', ...more });
  await desk.mailed(length + 1);
  return location;
}

async function appoint(email: string, role: string): Promise<Visitor> {
  const path = await invite(email);
  await owner.post(`${path}/role`, { role });
  const visitor = desk.visit();
  await signIn(desk, visitor, email, 'staff');
  return visitor;
}

test('readers and strangers see no page for staff, and get no link to sign in there', async () => {
  await invite('reader@library.example');
  const reader = desk.visit();
  await signIn(desk, reader, 'reader@library.example');
  for (const visitor of [reader, desk.visit()])
    for (const path of ['', '/members', '/audit', '/anything'])
      expect(await visitor.get(`/desk/staff${path}`)).toMatchObject({
        status: 302,
        location: '/desk/sign-in?purpose=staff',
      });
  const { length } = desk.mails;
  await reader.post('/desk/sign-in', { email: 'reader@library.example', purpose: 'staff' });
  await desk.visit().post('/desk/sign-in', { email: 'owner@library.example', purpose: 'staff' });
  await desk.mailed(length + 1);
  expect(desk.mails.slice(length).join()).not.toContain('To: reader');
});

test('an invitation makes a member until its last day, and says so by mail', async () => {
  const path = await invite('per@library.example', { name: 'Per <b>', ends: '2026-03-05' });
  expect(desk.mails.at(-1)).toMatch(/To: per@library\.example\n.*invited/s);
  const { body } = await owner.get(path);
  expect(body).toContain('Per &lt;b&gt;');
  expect(body).toContain('5 March 2026');
  const per = desk.visit();
  await signIn(desk, per, 'per@library.example');
  expect((await per.get('/desk/sjekk')).status).toBe(204);
  await owner.post(`${path}/end`, {});
  expect((await per.get('/desk/sjekk')).status).toBe(401);
  expect((await owner.post('/desk/staff/members', { email: 'x', name: '', ends: '' })).status).toBe(422);
});

test('finds people by what their address or name contains, whatever that is', async () => {
  await invite('a_b%c@library.example', { name: 'Åse' });
  const found = async (search: string) =>
    [
      ...(await owner.get(`/desk/staff/members?search=${encodeURIComponent(search)}`)).body.matchAll(
        /members\/[\w-]{36}">([^<]+)/g,
      ),
    ].map(([, email]) => email);
  for (const search of ['åse', 'ÅSE']) expect(await found(search)).toEqual(['a_b%c@library.example']);
  expect(await found('A_B%')).toEqual(['a_b%c@library.example']);
  expect(await found("'; --")).toEqual([]);
  expect(await found('_b%c@library')).toEqual(['a_b%c@library.example']);
});

test('support looks after members, and only an owner appoints, erases and reads the log', async () => {
  const support = await appoint('support@library.example', 'support');
  const editor = await appoint('editor@library.example', 'editor');
  const path = await invite('anne@library.example');
  expect((await support.get(path)).status).toBe(200);
  expect((await editor.get(path)).status).toBe(403);
  expect((await support.post(`${path}/role`, { role: 'editor' })).status).toBe(403);
  expect((await support.post(`${path}/erase`, { sure: 'yes' })).status).toBe(403);
  expect((await support.get('/desk/staff/audit')).status).toBe(403);
  expect((await owner.get('/desk/staff/audit')).body).toMatch(/role: support/);
});

test('a role that is taken away ends at once', async () => {
  const support = await appoint('former@library.example', 'support');
  const path = await invite('former@library.example');
  await owner.post(`${path}/role`, { role: '' });
  expect((await support.get('/desk/staff/members')).status).toBe(302);
});

test('everything of a person is exported and erased in one step, and the log keeps no address', async () => {
  const path = await invite('eva@library.example', { name: 'Eva' });
  const eva = desk.visit();
  await signIn(desk, eva, 'eva@library.example');
  const exported = JSON.parse((await owner.get(`${path}/export`)).body) as Record<string, unknown>;
  expect(exported).toMatchObject({
    sessions: [{ purpose: 'reader' }],
    members: { person: { email: 'eva@library.example', name: 'Eva' }, grants: [{ kind: 'invitation' }] },
  });
  expect((await owner.post(`${path}/erase`, {})).status).toBe(303);
  expect((await owner.get(path)).status).toBe(200);
  await owner.post(`${path}/erase`, { sure: 'yes' });
  expect((await owner.get(path)).status).toBe(404);
  expect((await eva.get('/desk/sjekk')).status).toBe(401);
  const log = (await owner.get('/desk/staff/audit')).body;
  expect(log).toContain('erase');
  expect(log).not.toContain('eva@library.example');
});
