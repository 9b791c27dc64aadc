import type { Migration } from '../migration.ts';

/** Signing in with an organisation, from the way there to the way back. */
export const oidc: Migration = {
  id: '040-oidc',
  statements: [
    `create table oidc_attempts (
      token_hash text primary key,
      organisation text not null,
      state text not null,
      nonce text not null,
      verifier text not null,
      next text not null,
      ends_at bigint not null
    )`,
  ],
};
