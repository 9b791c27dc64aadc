import type { Migration } from '../migration.ts';

/** Series as the site showed them last, who subscribes to them, and the mails about new parts that are being queued. */
export const newsletter: Migration = {
  id: '020-newsletter',
  statements: [
    `create table series (
      url text primary key,
      title text not null,
      language text not null
    )`,
    // Parts that have been there: they are not new.
    `create table series_parts (
      series_url text not null references series (url) on delete cascade,
      article text not null,
      primary key (series_url, article)
    )`,
    `create table subscription_links (
      token_hash text primary key,
      email text not null,
      series text not null,
      language text not null,
      ends_at bigint not null
    )`,
    `create table subscriptions (
      id text primary key,
      email text not null,
      series_url text not null,
      language text not null,
      state text not null,
      created_at bigint not null,
      unique (email, series_url)
    )`,
    `create index subscriptions_series on subscriptions (series_url)`,
    `create table announcements (
      id text primary key,
      series_url text not null,
      content text not null,
      created_at bigint not null,
      queued bigint not null,
      done_at bigint
    )`,
    // For whom the mail of an announcement is in the outbox. Deleted when all are.
    `create table deliveries (
      announcement_id text not null references announcements (id) on delete cascade,
      subscription_id text not null references subscriptions (id) on delete cascade,
      primary key (announcement_id, subscription_id)
    )`,
  ],
};
