import type { Migration } from '../migration.ts';

/** Passkeys of staff, and the challenges that were given out for them. Keys are in base64url. */
export const passkeys: Migration = {
  id: '050-passkeys',
  statements: [
    `create table passkeys (
      id text primary key,
      person_id text not null references people (id) on delete cascade,
      public_key text not null,
      counter bigint not null,
      transports text not null,
      device text not null,
      created_at bigint not null,
      used_at bigint
    )`,
    `create index passkeys_person on passkeys (person_id)`,
    // Without a person, it is for signing in.
    `create table passkey_challenges (
      challenge_hash text primary key,
      person_id text,
      ends_at bigint not null
    )`,
  ],
};
