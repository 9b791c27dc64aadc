import type { WorkKind } from './work-kind.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** What workers can do, by the kind of the values that they make. Each is loaded by its first job. */
export const workKinds: Readonly<Record<string, () => Promise<WorkKind>>> = lookupTable({
  pictures: async () => (await import('./picture.ts')).picture,
  prints: async () => (await import('./print.ts')).print,
  search: async () => (await import('./search.ts')).search,
});
