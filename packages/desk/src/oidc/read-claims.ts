import { emailAddress } from '../members/people.ts';
import type { Organisation } from './settings.ts';
import type { Refusal } from './words.ts';

/** Who an organisation says that somebody is. */
interface Claimed {
  readonly email: string;
  readonly name: string;
}

/**
 * The member that claims (OpenID Connect Core 1.0, section 5.1) describe. A provider vouches for the addresses of its own
 * domains alone: it must not open the account of anybody else.
 */
export function readClaims(
  claims: Readonly<Record<string, unknown>>,
  { domains, trustsEmail, groups }: Organisation,
): Claimed | Refusal {
  const email = emailAddress.safeParse(claims['email']);
  const verified = claims['email_verified'];
  const isVerified = verified === true || verified === 'true' || (trustsEmail && verified === undefined);
  if (!email.success || !isVerified) return 'email';
  if (!domains.includes(email.data.slice(email.data.lastIndexOf('@') + 1))) return 'email';
  if (groups !== undefined) {
    const all: unknown[] = [claims[groups.claim]].flat();
    if (!groups.values.some((value) => all.includes(value))) return 'group';
  }
  const name = typeof claims['name'] === 'string' ? claims['name'].replaceAll(/\p{Cc}/gu, '').trim() : '';
  return { email: email.data, name: name.slice(0, 200) };
}
