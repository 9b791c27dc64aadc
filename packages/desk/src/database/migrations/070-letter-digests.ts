import type { Migration } from '../migration.ts';

/** What was sent in the last day, as digests, so that nothing is kept twice. */
export const letterDigests: Migration = {
  id: '070-letter-digests',
  statements: [
    `create table letter_digests (
      digest text primary key,
      sent_at bigint not null
    )`,
    `create index letter_digests_sent_at on letter_digests (sent_at)`,
  ],
};
