import type { Migration } from '../migration.ts';

/** Who is which customer of Stripe, and the events that were carried out. */
export const payments: Migration = {
  id: '002-payments',
  statements: [
    `create table stripe_customers (
      customer text primary key,
      person_id text not null references people (id) on delete cascade
    )`,
    `create index stripe_customers_person on stripe_customers (person_id)`,
    `create table stripe_events (id text primary key, received_at bigint not null)`,
  ],
};
