import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '../harness/databases.ts';
import { openFakeStripe, stripeEnvironment, type FakeStripe } from '../harness/fake-stripe.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';

/** With PostgreSQL, there are two desks. */
describe.each(databaseKinds())('$name', ({ name, create }) => {
  let stripe: FakeStripe;
  let desks: TestDesk[];

  beforeEach(async () => {
    stripe = await openFakeStripe();
    const place = await create();
    desks = [];
    for (let count = name === 'PostgreSQL' ? 2 : 1; count > 0; count -= 1)
      desks.push(
        await openTestDesk(
          place,
          { stripe: { price: 'price_1', api: stripe.url } },
          undefined,
          stripeEnvironment,
        ),
      );
  });
  afterEach(async () => {
    for (const desk of desks) await desk.stop();
    await stripe.close();
  });

  const deskOf = (index: number): TestDesk => {
    const desk = desks[index % desks.length];
    if (desk === undefined) throw new Error('No desk is open.');
    return desk;
  };
  const send = (index: number) =>
    stripe.send(deskOf(index), {
      id: `evt_${index}`,
      type: 'customer.subscription.updated',
      data: { object: { id: 'sub_1', object: 'subscription' } },
    });
  const set = (status: string) => {
    const start = Math.floor(deskOf(0).now / 1000) - 1000;
    stripe.subscriptions.set('sub_1', {
      status,
      start_date: start,
      current_period_end: start + 86_400,
      ...(status === 'canceled' ? { ended_at: start } : {}),
    });
  };
  const isMember = async (desk: TestDesk) => {
    const visitor = desk.visit();
    await signIn(desk, visitor, 'payer@reader.example');
    return (await visitor.get('/desk/sjekk')).status === 204;
  };

  test('what was read before a newer event never replaces what was read for it', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    set('active');
    stripe.delay = () => released;
    const slow = send(0);
    await expect.poll(() => stripe.asked.length).toBe(1);
    stripe.delay = () => Promise.resolve();
    set('canceled');
    expect((await send(1)).status).toBe(204);
    release();
    expect((await slow).status).toBe(204);
    for (const desk of desks) expect(await isMember(desk)).toBe(false);
    // The event that came too late is done with, and the next one counts.
    set('active');
    expect((await send(2)).status).toBe(204);
    await expect.poll(() => isMember(deskOf(1))).toBe(true);
  });

  test.each([1, 2, 3])('many events at once end where the subscription is (%i)', async (seed) => {
    stripe.delay = () =>
      new Promise((resolve) => setTimeout(resolve, (stripe.asked.length * seed * 37) % 60));
    const answers: Promise<{ readonly status: number }>[] = [];
    for (let index = 0; index < 12; index += 1) {
      set((index + seed) % 2 === 0 ? 'active' : 'canceled');
      answers.push(send(index));
      await new Promise((resolve) => setTimeout(resolve, (index * seed * 13) % 20));
    }
    for (const { status } of await Promise.all(answers)) expect(status).toBe(204);
    for (const desk of desks) await expect.poll(() => isMember(desk)).toBe((11 + seed) % 2 === 0);
  });
});
