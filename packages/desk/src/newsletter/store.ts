import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { hashToken, newId, newToken } from '../database/ids.ts';
import { secretOf } from '../database/secrets.ts';
import { sql } from '../database/sql.ts';
import { languages, type Language } from '../language.ts';

const seriesRow = z.object({ url: z.string(), title: z.string(), language: z.string() });
export type SeriesRow = z.infer<typeof seriesRow>;

export function listSeries(queries: Queries): Promise<SeriesRow[]> {
  return queries.all(seriesRow, sql`select url, title, language from series order by title`);
}

/** Keeps a series as it is now, and returns whether it was there before. */
export async function putSeries(queries: Queries, { url, title, language }: SeriesRow): Promise<boolean> {
  const before = await queries.one(
    seriesRow,
    sql`select url, title, language from series where url = ${url}`,
  );
  await queries.run(sql`insert into series (url, title, language) values (${url}, ${title}, ${language})
    on conflict (url) do update set title = excluded.title, language = excluded.language`);
  return before !== undefined;
}

/** Remembers a part, and returns whether it is new. */
export async function addPart(queries: Queries, seriesUrl: string, article: string): Promise<boolean> {
  const added = await queries.run(
    sql`insert into series_parts (series_url, article) values (${seriesUrl}, ${article}) on conflict do nothing`,
  );
  return added > 0;
}

const link = z.object({
  email: z.string(),
  series: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  language: z.enum(languages),
});

/** Returns the token with which the address confirms that it wants these series. */
export async function addSubscriptionLink(
  queries: Queries,
  asked: { readonly email: string; readonly series: readonly string[]; readonly language: Language },
  endsAt: number,
): Promise<string> {
  const token = newToken();
  await queries.run(sql`insert into subscription_links (token_hash, email, series, language, ends_at)
    values (${hashToken(token)}, ${asked.email}, ${JSON.stringify(asked.series)}, ${asked.language}, ${endsAt})`);
  return token;
}

/** Uses up a link and subscribes its address. False if it is not valid. */
export async function confirmSubscription(queries: Queries, token: string, now: number): Promise<boolean> {
  const hash = hashToken(token);
  const asked = await queries.one(
    link,
    sql`select email, series, language from subscription_links where token_hash = ${hash} and ends_at > ${now}`,
  );
  if (asked === undefined) return false;
  await queries.run(sql`delete from subscription_links where token_hash = ${hash}`);
  for (const url of asked.series)
    await queries.run(sql`
      insert into subscriptions (id, email, series_url, language, state, created_at)
      values (${newId()}, ${asked.email}, ${url}, ${asked.language}, 'active', ${now})
      on conflict (email, series_url) do update set state = 'active', language = excluded.language,
        created_at = case when subscriptions.state = 'active' then subscriptions.created_at else excluded.created_at end`);
  return true;
}

export async function deleteOldLinks(queries: Queries, now: number): Promise<void> {
  await queries.run(sql`delete from subscription_links where ends_at <= ${now}`);
}

const subscription = z.object({
  id: z.string(),
  email: z.string(),
  series_url: z.string(),
  language: z.enum(languages),
  state: z.enum(['active', 'suspended']),
  created_at: z.number(),
});
export type Subscription = z.infer<typeof subscription>;

export function findSubscription(queries: Queries, id: string): Promise<Subscription | undefined> {
  return queries.one(
    subscription,
    sql`select id, email, series_url, language, state, created_at from subscriptions where id = ${id}`,
  );
}

export function listSubscriptionsOf(queries: Queries, email: string): Promise<Subscription[]> {
  return queries.all(
    subscription,
    sql`select id, email, series_url, language, state, created_at from subscriptions where email = ${email}
      order by created_at, id`,
  );
}

/** Ends one subscription, or all of its address. */
export async function unsubscribe(
  queries: Queries,
  { id, email }: Subscription,
  isAll: boolean,
): Promise<void> {
  await queries.run(
    isAll
      ? sql`delete from subscriptions where email = ${email}`
      : sql`delete from subscriptions where id = ${id}`,
  );
}

/** The addresses that subscribe, or were asked to confirm it. */
export async function listSubscribers(queries: Queries): Promise<string[]> {
  const rows = await queries.all(
    z.object({ email: z.string() }),
    sql`select email from subscriptions union select email from subscription_links`,
  );
  return rows.map(({ email }) => email);
}

export async function eraseSubscriber(queries: Queries, email: string): Promise<void> {
  await queries.run(sql`delete from subscriptions where email = ${email}`);
  await queries.run(sql`delete from subscription_links where email = ${email}`);
}

/** Sends nothing to an address any more, until it confirms a subscription again. */
export async function suspend(queries: Queries, email: string): Promise<void> {
  await queries.run(sql`update subscriptions set state = 'suspended' where email = ${email}`);
}

const announcement = z.object({ id: z.string(), series_url: z.string(), content: z.string() });
export type AnnouncementRow = z.infer<typeof announcement>;

export async function addAnnouncement(
  queries: Queries,
  seriesUrl: string,
  content: unknown,
  now: number,
): Promise<void> {
  await queries.run(sql`insert into announcements (id, series_url, content, created_at, queued)
    values (${newId()}, ${seriesUrl}, ${JSON.stringify(content)}, ${now}, 0)`);
}

/** The oldest announcement whose mails are not all in the outbox. */
export function nextAnnouncement(queries: Queries): Promise<AnnouncementRow | undefined> {
  return queries.one(
    announcement,
    sql`select id, series_url, content from announcements where done_at is null order by created_at, id limit 1`,
  );
}

/** Subscribers who were there when it was made and have no mail of it yet. */
export function listWaiting(
  queries: Queries,
  { id, series_url }: AnnouncementRow,
  most: number,
): Promise<Subscription[]> {
  return queries.all(
    subscription,
    sql`select id, email, series_url, language, state, created_at from subscriptions
      where series_url = ${series_url} and state = 'active'
        and created_at <= (select created_at from announcements where id = ${id})
        and not exists (select 1 from deliveries where announcement_id = ${id} and subscription_id = subscriptions.id)
      order by id limit ${most}`,
  );
}

export async function recordDelivery(
  queries: Queries,
  announcementId: string,
  subscriptionId: string,
): Promise<void> {
  await queries.run(sql`insert into deliveries (announcement_id, subscription_id)
    values (${announcementId}, ${subscriptionId})`);
  await queries.run(sql`update announcements set queued = queued + 1 where id = ${announcementId}`);
}

export async function endAnnouncement(queries: Queries, id: string, now: number): Promise<void> {
  await queries.run(sql`update announcements set done_at = ${now} where id = ${id}`);
  await queries.run(sql`delete from deliveries where announcement_id = ${id}`);
}

const count = z.object({
  url: z.string(),
  title: z.string(),
  active: z.coerce.number(),
  suspended: z.coerce.number(),
});

export function countSubscribers(queries: Queries): Promise<z.infer<typeof count>[]> {
  return queries.all(
    count,
    sql`select url, title,
        (select count(*) from subscriptions where series_url = url and state = 'active') as active,
        (select count(*) from subscriptions where series_url = url and state = 'suspended') as suspended
      from series order by title`,
  );
}

const past = z.object({ content: z.string(), created_at: z.number(), queued: z.number() });

export function listAnnouncements(queries: Queries, most: number): Promise<z.infer<typeof past>[]> {
  return queries.all(
    past,
    sql`select content, created_at, queued from announcements order by created_at desc, id limit ${most}`,
  );
}

/** The key with which addresses to unsubscribe are signed. */
export function secretOfNewsletter(queries: Queries): Promise<string> {
  return secretOf(queries, 'newsletter');
}

const bounced = z.object({ id: z.string(), recipient: z.string() });

/** Newsletter mails that a server will never take because of the address (RFC 5321, section 4.2.3; RFC 7504). */
export function listBounced(queries: Queries): Promise<z.infer<typeof bounced>[]> {
  return queries.all(
    bounced,
    sql`select id, recipient from outbox where failed_at is not null
      and failure in ('521', '550', '551', '553', '556') and headers like '%List-Unsubscribe%' limit 500`,
  );
}

export async function forgetMail(queries: Queries, id: string): Promise<void> {
  await queries.run(sql`delete from outbox where id = ${id}`);
}
