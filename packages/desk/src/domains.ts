import type { PersonalData } from './contributions.ts';
import { counts } from './counts/counts.ts';
import type { Domain } from './domain.ts';
import { inbox } from './inbox/inbox.ts';
import { members } from './members/members.ts';
import { newsletter } from './newsletter/newsletter.ts';
import { oidc } from './oidc/oidc.ts';
import { operations } from './operations/operations.ts';
import { passkeys } from './passkeys/passkeys.ts';
import { payments } from './payments/payments.ts';
import { sessions } from './sessions/sessions.ts';

/** Every area of the desk. */
export const domains: readonly Domain[] = [
  sessions,
  oidc,
  members,
  payments,
  inbox,
  newsletter,
  counts,
  passkeys,
  operations,
];

/** What each domain keeps of people, by its id. */
export function personalDataOf(): ReadonlyMap<string, PersonalData> {
  return new Map(
    domains.flatMap(({ id, personalData }) => (personalData === undefined ? [] : [[id, personalData]])),
  );
}
