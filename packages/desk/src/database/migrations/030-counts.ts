import type { Migration } from '../migration.ts';

/** How often something was read or downloaded on a day, and how far the logs have been read. Nothing of a reader. */
export const counts: Migration = {
  id: '030-counts',
  statements: [
    `create table counts (
      day text not null,
      kind text not null,
      name text not null,
      count bigint not null,
      primary key (day, kind, name)
    )`,
    `create table log_positions (
      path text primary key,
      inode text not null,
      position bigint not null
    )`,
  ],
};
