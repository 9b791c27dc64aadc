import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk(undefined, { members: { trialDays: 14 } });
});
afterAll(() => desk.stop());

test('anybody can try the membership, once', async () => {
  const visitor = desk.visit();
  const tryIt = async () => {
    const { length } = desk.mails;
    await visitor.post('/desk/join', { email: 'new@reader.example' });
    await desk.mailed(length + 1);
    await visitor.post('/desk/sign-in/link', { token: tokenIn(desk.mails.at(-1) ?? '') });
    return (await visitor.get('/desk/sjekk')).status;
  };
  expect((await visitor.get('/desk/join')).body).toContain('14 days');
  expect(await tryIt()).toBe(204);
  desk.now += 14 * 86_400_000;
  expect((await visitor.get('/desk/sjekk')).status).toBe(401);
  expect(await tryIt()).toBe(401);
});
