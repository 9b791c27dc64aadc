import type { Article } from '../../../model/series.ts';
import type { IsoDate } from '../../../model/iso-date.ts';

/** The beginning of a day as RFC 3339 has it: `2026-03-04T00:00:00Z`. */
export function timeOf(date: IsoDate): string {
  return `${date}T00:00:00Z`;
}

/** The last day on which readers got something new of it. */
export function lastChange({ published, updated }: Article): IsoDate {
  return updated ?? published;
}

/** The latest of some days. */
export function latest(dates: readonly IsoDate[], otherwise: IsoDate): IsoDate {
  return dates.toSorted().at(-1) ?? otherwise;
}
