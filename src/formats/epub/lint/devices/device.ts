import type { Rule } from '../rule.ts';

/** What one reading system cannot do. */
export interface Device {
  readonly label: string;
  readonly rules: readonly Rule[];
}
