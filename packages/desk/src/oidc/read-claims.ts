import { emailAddress } from '../members/people.ts';
import type { Organisation } from './settings.ts';
import type { Refusal } from './words.ts';

/** Who an organisation says that somebody is. */
interface Claimed {
  readonly email: string;
  readonly name: string;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * The claims of the ID token, and those that the provider gives only at its userinfo endpoint. `email_verified` is taken
 * from where the address is: of another address it says nothing.
 */
export function mergeClaims(idToken: Claims, userInfo: Claims): Claims {
  const { email, email_verified } = 'email' in idToken ? idToken : userInfo;
  return { ...userInfo, ...idToken, email, email_verified };
}

/**
 * The member that claims (OpenID Connect Core 1.0, section 5.1) describe. A provider vouches for the addresses of its own
 * domains alone: it must not open the account of anybody else.
 */
export function readClaims(
  claims: Claims,
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
