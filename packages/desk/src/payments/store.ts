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
  const before = now - 30 * 86_400_000;
  await queries.run(sql`delete from stripe_events where received_at < ${before}`);
  await queries.run(sql`delete from stripe_reads where begun_at < ${before}`);
}

/**
 * The number of a reading of a subscription, to be asked for before Stripe is. Whatever process reads, the reading with
 * the highest number began after Stripe had sent all events that were numbered before.
 */
export async function beginReading(queries: Queries, subscription: string, now: number): Promise<number> {
  const begun = await queries.one(
    z.object({ last_begun: z.number() }),
    sql`insert into stripe_reads (subscription, last_begun, last_written, begun_at)
      values (${subscription}, 1, 0, ${now})
      on conflict (subscription) do update
        set last_begun = stripe_reads.last_begun + 1, begun_at = excluded.begun_at
      returning last_begun`,
  );
  return begun?.last_begun ?? 0;
}

/** Whether what was read may be written: not after a later reading was. */
export async function isLatestReading(
  queries: Queries,
  subscription: string,
  reading: number,
): Promise<boolean> {
  const changed = await queries.run(
    sql`update stripe_reads set last_written = ${reading}
      where subscription = ${subscription} and last_written < ${reading}`,
  );
  return changed === 1;
}

/** Brings a membership to what a subscription is now, and returns whose it is. */
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
