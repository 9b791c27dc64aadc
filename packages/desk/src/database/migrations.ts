import type { Migration } from './migration.ts';
import { core } from './migrations/001-core.ts';
import { inbox } from './migrations/010-inbox.ts';
import { newsletter } from './migrations/020-newsletter.ts';
import { counts } from './migrations/030-counts.ts';
import { oidc } from './migrations/040-oidc.ts';
import { passkeys } from './migrations/050-passkeys.ts';
import { puzzles } from './migrations/060-puzzles.ts';
import { letterDigests } from './migrations/070-letter-digests.ts';
import { erasures } from './migrations/080-erasures.ts';
import { peopleSearch } from './migrations/081-people-search.ts';
import { stripeReads } from './migrations/090-stripe-reads.ts';
import { payments } from './migrations/002-payments.ts';

/** In the order in which they run. New ones go to the end. */
export const migrations: readonly Migration[] = [
  core,
  payments,
  inbox,
  newsletter,
  counts,
  oidc,
  passkeys,
  puzzles,
  letterDigests,
  erasures,
  peopleSearch,
  stripeReads,
];
