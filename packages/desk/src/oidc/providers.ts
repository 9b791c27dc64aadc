import * as client from 'openid-client';
import type { Organisation } from './settings.ts';

/** In seconds: how long a provider may take to answer. */
const patience = 10;
/** In milliseconds: how long what a provider says of itself is remembered. */
const remembered = 3_600_000;

/** Gives the configuration of an organisation's provider (OpenID Connect Discovery 1.0). Throws where it does not answer. */
export type Providers = (organisation: Organisation) => Promise<client.Configuration>;

/** Without a secret, the desk is a public client, which PKCE protects (RFC 7636). */
export function openProviders(secretOf: (id: string) => string | undefined, now: () => number): Providers {
  const known = new Map<string, { readonly at: number; readonly found: client.Configuration }>();
  return async ({ id, issuer, clientId }) => {
    const last = known.get(id);
    if (last !== undefined && now() - last.at < remembered) return last.found;
    const url = new URL(issuer);
    const secret = secretOf(id);
    const found = await client.discovery(
      url,
      clientId,
      undefined,
      secret === undefined ? client.None() : client.ClientSecretBasic(secret),
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- only for this machine: desk.yaml takes http for no other
      { timeout: patience, execute: url.protocol === 'http:' ? [client.allowInsecureRequests] : [] },
    );
    known.set(id, { at: now(), found });
    return found;
  };
}
