import type { IsoDate } from '../model/iso-date.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day of a time as web servers write it: `10/Oct/2026:13:55:36 +0200`. The zone is that of the server. */
export function dayOfCommonTime(text: string): IsoDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):/.exec(text) ?? [];
  const number = months.indexOf(month) + 1;
  return number === 0 ? undefined : `${year}-${String(number).padStart(2, '0')}-${day}`;
}

/** The day of a time that begins with year, month and day: `2026-10-10T13:55:36Z`, `2026/10/10 13:55:36`. */
export function dayOfIsoTime(text: string): IsoDate | undefined {
  const [, year, month, day] = /^(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month ?? ''}-${day ?? ''}`;
}

/** The day, in UTC, of a time since 1970 in seconds, milliseconds or nanoseconds: its size shows which. */
export function dayOfUnixTime(time: number): IsoDate | undefined {
  const milliseconds = time < 1e11 ? time * 1000 : time < 1e14 ? time : time / 1e6;
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
