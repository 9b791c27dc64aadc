import type { Domain } from './domain.ts';
import { members } from './members/members.ts';
import { operations } from './operations/operations.ts';
import { payments } from './payments/payments.ts';
import { sessions } from './sessions/sessions.ts';

/** Every area of the desk. */
export const domains: readonly Domain[] = [sessions, members, payments, operations];
