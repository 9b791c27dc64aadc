import type { Migration } from '../migration.ts';

/** In which order subscriptions were read from Stripe, so that an older reading never replaces a newer one. */
export const stripeReads: Migration = {
  id: '090-stripe-reads',
  statements: [
    `create table stripe_reads (
      subscription text primary key,
      last_begun bigint not null,
      last_written bigint not null,
      begun_at bigint not null
    )`,
  ],
};
