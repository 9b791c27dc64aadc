import type { Migration } from '../migration.ts';

/** Challenges that were solved, until they end: none counts twice. */
export const puzzles: Migration = {
  id: '060-puzzles',
  statements: [`create table solved_puzzles (id text primary key, ends_at bigint not null)`],
};
