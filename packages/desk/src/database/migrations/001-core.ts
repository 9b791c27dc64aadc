import type { Migration } from '../migration.ts';

/** People, why they are members, their sessions, the mails that wait, and what staff did. Times are in milliseconds. */
export const core: Migration = {
  id: '001-core',
  statements: [
    `create table secrets (name text primary key, value text not null)`,
    `create table people (
      id text primary key,
      email text not null unique,
      name text not null,
      language text,
      role text,
      created_at bigint not null
    )`,
    // Why somebody is a member, and until when. `reference` names it where it comes from.
    `create table grants (
      id text primary key,
      person_id text not null references people (id) on delete cascade,
      kind text not null,
      reference text not null,
      starts_at bigint not null,
      ends_at bigint,
      created_at bigint not null,
      unique (kind, reference, person_id)
    )`,
    `create index grants_person on grants (person_id)`,
    // Asked for by anybody, for any address. Who is behind it is looked up afterwards.
    `create table sign_in_requests (
      id text primary key,
      email text not null,
      language text not null,
      purpose text not null,
      next text not null,
      requested_at bigint not null
    )`,
    `create table sign_in_links (
      token_hash text primary key,
      email text not null,
      purpose text not null,
      next text not null,
      ends_at bigint not null
    )`,
    `create table sessions (
      id text primary key,
      token_hash text not null unique,
      person_id text not null references people (id) on delete cascade,
      purpose text not null,
      device text not null,
      created_at bigint not null,
      used_at bigint not null,
      ends_at bigint not null
    )`,
    `create index sessions_person on sessions (person_id)`,
    // A mail is deleted once it is sent. \`is_single\`: if a crash leaves open whether it was sent, it is not sent again.
    `create table outbox (
      id text primary key,
      recipient text not null,
      subject text not null,
      text text not null,
      headers text not null,
      is_single bigint not null,
      created_at bigint not null,
      due_at bigint not null,
      ends_at bigint,
      attempts bigint not null,
      claimed_at bigint,
      failed_at bigint,
      failure text
    )`,
    `create index outbox_due on outbox (due_at)`,
    `create table audit (
      id text primary key,
      at bigint not null,
      actor text not null,
      action text not null,
      target text not null,
      details text not null
    )`,
    `create index audit_at on audit (at)`,
  ],
};
