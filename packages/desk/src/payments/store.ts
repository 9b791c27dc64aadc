import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { emailAddress, findOrAddPerson } from '../members/people.ts';
import { putGrant } from '../members/store.ts';
import type { Subscription } from './stripe-api.ts';

/** Whether an event is new. Stripe sends some more than once. */
export async function noteEvent(queries: Queries, id: string, now: number): Promise<boolean> {
  const added = await queries.run(
    sql`insert into stripe_events (id, received_at) values (${id}, ${now}) on conflict (id) do nothing`,
  );
  return added === 1;
}

/** Stripe repeats events for three days; afterwards nobody sends them. */
export async function forgetEvents(queries: Queries, now: number): Promise<void> {
  await queries.run(sql`delete from stripe_events where received_at < ${now - 30 * 86_400_000}`);
}

/**
 * Brings a membership to what a subscription is now, and returns whose it is. As it is read from Stripe for each event,
 * the order in which events arrive does not matter.
 */
export async function putSubscription(
  queries: Queries,
  subscription: Subscription,
  graceDays: number,
  now: number,
): Promise<string | undefined> {
  const known = await queries.one(
    z.object({ person_id: z.string() }),
    sql`select person_id from stripe_customers where customer = ${subscription.customer}`,
  );
  const email = emailAddress.safeParse(subscription.email);
  if (known === undefined && !email.success) return undefined;
  const personId = known?.person_id ?? (await findOrAddPerson(queries, { email: email.data ?? '' }, now)).id;
  await queries.run(sql`
    insert into stripe_customers (customer, person_id) values (${subscription.customer}, ${personId})
    on conflict (customer) do nothing`);
  const grant = {
    kind: 'stripe',
    reference: subscription.id,
    starts_at: subscription.startsAt,
    ends_at: endOf(subscription, graceDays),
  };
  await putGrant(queries, personId, grant, now);
  return personId;
}

/** Paid-for periods count, with some days more while Stripe tries to collect the next payment. */
function endOf({ status, startsAt, periodEndsAt, endedAt }: Subscription, graceDays: number): number {
  const grace = graceDays * 86_400_000;
  if (status === 'active' || status === 'trialing') return periodEndsAt + grace;
  // The period that has begun is not paid for: `periodEndsAt` is its end.
  if (status === 'past_due') return periodEndsAt;
  return endedAt ?? startsAt;
}

/** The customer that a person is in Stripe. */
export async function customerOf(queries: Queries, personId: string): Promise<string | undefined> {
  const found = await queries.one(
    z.object({ customer: z.string() }),
    sql`select customer from stripe_customers where person_id = ${personId}`,
  );
  return found?.customer;
}
