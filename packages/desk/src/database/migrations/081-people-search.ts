import type { Migration } from '../migration.ts';

/** Address and name in lower case, as staff search them: SQLite's `lower` leaves Å as it is, PostgreSQL's does not. */
export const peopleSearch: Migration = {
  id: '081-people-search',
  statements: [
    `alter table people add column search text not null default ''`,
    `update people set search = lower(email || ' ' || name)`,
  ],
};
