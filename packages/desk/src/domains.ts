import type { Domain } from './domain.ts';
import { operations } from './operations/operations.ts';
import { sessions } from './sessions/sessions.ts';

/** Every area of the desk. */
export const domains: readonly Domain[] = [sessions, operations];
