import type { Publication } from '../model/publication.ts';
import type { IsoDate } from '../model/iso-date.ts';
import type { Host } from './host.ts';
import { UsageError } from './usage-error.ts';

/**
 * The day for which a publication is made: the one asked for, that of SOURCE_DATE_EPOCH
 * (reproducible-builds.org, "SOURCE_DATE_EPOCH specification"), or today where the editor is.
 */
export function dayOfBuild(asked: string | undefined, environment: Host['environment'], now: Date): IsoDate {
  if (asked !== undefined) return asked;
  const epoch = sourceDateEpoch(environment);
  if (epoch !== undefined) return new Date(epoch * 1000).toISOString().slice(0, 10);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear())}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** The time that books give as their own, in seconds since 1970: never the clock, so that the same content gives the same bytes. */
export function epochOfBooks(
  { series, books, articles }: Publication,
  environment: Host['environment'],
): number {
  const asked = sourceDateEpoch(environment);
  if (asked !== undefined) return asked;
  const days = [
    ...series.map(({ updated }) => updated),
    ...books.map(({ edition }) => edition.date),
    ...articles.map(({ published, updated }) => updated ?? published),
  ];
  return Date.parse(days.toSorted().at(-1) ?? '1980-01-01') / 1000;
}

/** Of the year 9999. */
const lastSecond = 253_402_300_799;

function sourceDateEpoch(environment: Host['environment']): number | undefined {
  const value = environment['SOURCE_DATE_EPOCH'];
  if (value === undefined || value === '') return undefined;
  if (!/^\d+$/.test(value) || Number(value) > lastSecond) {
    throw new UsageError(`SOURCE_DATE_EPOCH is a number of seconds since 1970, not "${value}".`);
  }
  return Number(value);
}

/** A clock that starts at the given time, and does not read that of the machine. */
export function openClock(start: Date): () => Date {
  const begin = performance.now();
  return () => new Date(start.getTime() + performance.now() - begin);
}
