import type { LockedSeries } from '../load/address-lock.ts';
import type { Place } from '../model/place.ts';
import type { Change, Renumbering } from './change.ts';

/** One series as the lock has it and as it is. */
interface PartsCompared {
  readonly title: string;
  readonly before: LockedSeries;
  readonly after: LockedSeries;
  /** The new ids of renamed articles, by the old ones. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The line of a number in the lock. */
  readonly placeOf: (number: number) => Place;
}

/** The parts that are new, and the numbers that name another part than before. A renamed article is the same part. */
export function compareParts({ title, before, after, renamed, placeOf }: PartsCompared): Change[] {
  const earlier = new Map([...before.parts].map(([number, part]) => [number, renamed.get(part) ?? part]));
  const known = new Set(earlier.values());
  const ordered = [...after.parts.values()].filter((part) => known.has(part));
  const byInsertion = [...earlier.values()].every((part, index) => ordered[index] === part);
  const renumbered = [...earlier].flatMap(([number, was]): Renumbering[] => {
    const now = after.parts.get(number);
    if (now === was) return [];
    const place = placeOf(number);
    return [{ kind: 'renumbered', series: title, number, was, now, byInsertion, place }];
  });
  const added = [...after.parts]
    .filter(([, part]) => !known.has(part))
    .map(([number, part]): Change => ({ kind: 'part-added', series: title, number, part }));
  return [...added, ...renumbered];
}
