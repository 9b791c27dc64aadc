import type { Domain } from './domain.ts';
import { operations } from './operations/operations.ts';

/** Every area of the desk. */
export const domains: readonly Domain[] = [operations];
