import type { Migration } from '../migration.ts';

/** What readers asked and reported, and what staff wrote about it. `search` is everything in it, in lower case. */
export const inbox: Migration = {
  id: '010-inbox',
  statements: [
    `create table letters (
      id text primary key,
      kind text not null,
      message text not null,
      quote text not null,
      name text not null,
      email text not null,
      article text not null,
      address text not null,
      series text not null,
      part text not null,
      edition text not null,
      language text not null,
      digest text not null,
      search text not null,
      state text not null,
      assignee text references people (id) on delete set null,
      version bigint not null,
      received_at bigint not null
    )`,
    `create index letters_received on letters (received_at)`,
    `create index letters_digest on letters (digest)`,
    `create index letters_email on letters (email)`,
    `create table letter_entries (
      id text primary key,
      letter_id text not null references letters (id) on delete cascade,
      author text references people (id) on delete set null,
      kind text not null,
      text text not null,
      position bigint not null,
      created_at bigint not null
    )`,
    `create index letter_entries_letter on letter_entries (letter_id)`,
  ],
};
