import * as z from 'zod';
import type { MemberSettings } from './settings.ts';

/** A reason why somebody is a member: an import, an invitation, a trial, a payment. */
export const grantRow = z.object({
  kind: z.string(),
  reference: z.string(),
  starts_at: z.number(),
  ends_at: z.number().nullable(),
});
export type Grant = z.infer<typeof grantRow>;

export interface Membership {
  readonly email: string;
  readonly role: string | null;
  readonly grants: readonly Grant[];
}

/**
 * Until when somebody is a member, in milliseconds: Infinity without an end, 0 for somebody who is not. Reasons that
 * begin later do not count yet.
 */
export function memberUntil(
  { email, role, grants }: Membership,
  { licences }: MemberSettings,
  now: number,
): number {
  if (role !== null) return Infinity;
  const ends = [
    ...grants.filter(({ starts_at }) => starts_at <= now).map(({ ends_at }) => ends_at ?? Infinity),
    ...licences.filter(({ domains }) => domains.includes(domainOf(email))).map(endOfLicence),
  ];
  const last = Math.max(0, ...ends);
  return last > now ? last : 0;
}

/** The end of the last day of a licence, in UTC. */
export function endOfLicence({ ends }: { readonly ends?: string | undefined }): number {
  return ends === undefined ? Infinity : Date.parse(ends) + 86_400_000;
}

/** Whether an organisation has a licence for everybody with an address at its domain. */
export function isLicensed(email: string, { licences }: MemberSettings, now: number): boolean {
  return licences.some((licence) => licence.domains.includes(domainOf(email)) && endOfLicence(licence) > now);
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
