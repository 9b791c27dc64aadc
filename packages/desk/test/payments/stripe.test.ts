import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFakeStripe, stripeEnvironment, type FakeStripe } from '../harness/fake-stripe.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';

const day = 86_400;
let stripe: FakeStripe;
let desk: TestDesk;
let start: number;

beforeEach(async () => {
  stripe = await openFakeStripe();
  desk = await openTestDesk(
    undefined,
    { stripe: { price: 'price_1', api: stripe.url } },
    undefined,
    stripeEnvironment,
  );
  start = Math.floor(desk.now / 1000);
});
afterEach(async () => {
  await desk.stop();
  await stripe.close();
});

const about = (id: string, type: string, object: Readonly<Record<string, unknown>> = {}) => ({
  id,
  type,
  data: { object: { id: 'sub_1', object: 'subscription', ...object } },
});

function setSubscription(status: string, days: number, more: Readonly<Record<string, number>> = {}): void {
  stripe.subscriptions.set('sub_1', {
    status,
    start_date: start,
    current_period_end: start + days * day,
    ...more,
  });
}

/** Whether the payer is a member, signing in again each time. */
async function isMember(): Promise<boolean> {
  const visitor = desk.visit();
  await signIn(desk, visitor, 'payer@reader.example');
  return (await visitor.get('/desk/sjekk')).status === 204;
}

test('whoever pays on Stripe’s page is a member until the period ends, with some days more', async () => {
  const visitor = desk.visit();
  expect((await visitor.get('/desk/join')).body).toContain('Go to payment');
  expect(await visitor.post('/desk/checkout', {})).toMatchObject({
    status: 303,
    location: 'https://checkout.stripe.com/c/1',
  });
  expect(stripe.asked[0]).toContain('line_items[0][price]=price_1');
  setSubscription('active', 30);
  const session = { id: 'cs_1', object: 'checkout.session', subscription: 'sub_1' };
  expect((await stripe.send(desk, about('evt_1', 'checkout.session.completed', session))).status).toBe(204);
  expect(await isMember()).toBe(true);
  desk.now += 32 * day * 1000;
  expect(await isMember()).toBe(true);
  desk.now += 2 * day * 1000;
  expect(await isMember()).toBe(false);
});

test('a member reaches the page on which the subscription is ended', async () => {
  setSubscription('active', 30);
  await stripe.send(desk, about('evt_1', 'customer.subscription.created'));
  const visitor = desk.visit();
  await signIn(desk, visitor, 'payer@reader.example');
  expect((await visitor.get('/desk/account')).body).toContain('Change or cancel the subscription');
  expect((await visitor.post('/desk/portal', {})).location).toBe('https://billing.stripe.com/p/1');
  expect((await desk.visit().post('/desk/portal', {})).location).toBe('/desk/account');
});

test('events that come twice or in the wrong order end where the subscription is', async () => {
  setSubscription('canceled', 30, { ended_at: start });
  await stripe.send(desk, about('evt_3', 'customer.subscription.deleted'));
  // The event of the day before arrives late: it says "active", Stripe does not any more.
  await stripe.send(desk, about('evt_1', 'customer.subscription.created', { status: 'active' }));
  desk.now += 1000;
  expect(await isMember()).toBe(false);

  setSubscription('active', 30);
  await stripe.send(desk, about('evt_4', 'customer.subscription.updated'));
  expect(await isMember()).toBe(true);
  expect((await stripe.send(desk, about('evt_4', 'customer.subscription.updated'))).status).toBe(204);
  expect(await isMember()).toBe(true);
});

test('a payment that failed ends nothing before the period does, and one that is never made ends all', async () => {
  setSubscription('past_due', 5);
  await stripe.send(desk, about('evt_1', 'invoice.payment_failed', { id: 'in_1', subscription: 'sub_1' }));
  expect(await isMember()).toBe(true);
  setSubscription('unpaid', 5);
  await stripe.send(desk, about('evt_2', 'customer.subscription.updated'));
  desk.now += 1000;
  expect(await isMember()).toBe(false);
});

test('what Stripe did not sign changes nothing', async () => {
  setSubscription('active', 30);
  const event = about('evt_1', 'customer.subscription.created');
  expect((await stripe.send(desk, event, 'whsec_other')).status).toBe(400);
  for (const signature of [
    '',
    't=1,v1=00',
    `t=${start}`,
    `t=${start},v1=zz`,
    'v1=,t=,',
    `t=${start},v1=${'0'.repeat(64)}`,
  ])
    expect(
      (
        await desk
          .visit()
          .ask('POST', '/desk/stripe', JSON.stringify(event), { 'stripe-signature': signature })
      ).status,
    ).toBe(400);
  expect(stripe.asked).toEqual([]);
});

test('an old event that is replayed is refused, and nonsense is no crash', async () => {
  setSubscription('active', 30);
  const before = desk.now;
  desk.now -= 301_000;
  const old = Math.floor(desk.now / 1000);
  desk.now = before;
  const { createHmac } = await import('node:crypto');
  const body = JSON.stringify(about('evt_1', 'customer.subscription.created'));
  const signature = createHmac('sha256', 'whsec_1').update(`${old}.${body}`).digest('hex');
  const headers = { 'stripe-signature': `t=${old},v1=${signature}` };
  expect((await desk.visit().ask('POST', '/desk/stripe', body, headers)).status).toBe(400);
  expect((await stripe.send(desk, { id: 'evt_2' })).status).toBe(400);
  expect((await stripe.send(desk, about('evt_3', 'product.created'))).status).toBe(204);
});

test('if Stripe does not answer, the event is asked for again', async () => {
  // No such subscription: Stripe answers 404.
  expect((await stripe.send(desk, about('evt_1', 'customer.subscription.created'))).status).toBe(500);
  setSubscription('active', 30);
  expect((await stripe.send(desk, about('evt_1', 'customer.subscription.created'))).status).toBe(204);
  expect(await isMember()).toBe(true);
});
