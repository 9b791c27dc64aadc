interface Explained {
  readonly message: string;
  readonly hint: string;
}

/** Says whether a date has another form than YYYY-MM-DD, or names a day that does not exist. */
export function explainDate(name: string, written: string): Explained {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written);
  if (iso !== null) {
    const [, year, month, day] = iso.map(Number);
    return {
      message: `${name} is a day that does not exist: "${written}".`,
      hint: explainDay(year ?? 0, month ?? 0, day ?? 0),
    };
  }
  const meant = readDate(written);
  return {
    message: `${name} is not a date: "${written}".`,
    hint: meant === undefined ? 'Write it as YYYY-MM-DD: 2026-03-31.' : `Write ${meant}`,
  };
}

/** The only day that can be meant, as YYYY-MM-DD; undefined where the century is not written, or the order of day and month. */
export function onlyDate(written: string): string | undefined {
  const meant = /(?<!\d)\d{4}(?!\d)|^\d{8}$/.test(written) ? readDate(written) : undefined;
  return meant === undefined || meant.includes(' or ') ? undefined : meant;
}

function explainDay(year: number, month: number, day: number): string {
  if (month < 1 || month > 12) {
    const swapped =
      day >= 1 && day <= 12 && isDay(year, day, month) ? ` Did you mean ${write(year, day, month)}?` : '';
    return `Months are 01 to 12: the date is year, month, day.${swapped}`;
  }
  const name = new Date(Date.UTC(2024, month - 1, 1)).toLocaleDateString('en', {
    month: 'long',
    timeZone: 'UTC',
  });
  return `${name} ${year} has ${daysIn(year, month)} days${day < 1 ? ', from 01 on' : ''}.`;
}

/** The date that is written in another way, if it can only be that one; or both that it can be. */
function readDate(written: string): string | undefined {
  const text = written.trim().replace(/^[\p{L}]+,? +(?=\d)/u, '');
  const yearFirst = /^(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (yearFirst !== null) return writeDay(yearFirst[1], yearFirst[2], yearFirst[3]);
  const numbers = /^(\d{1,2})([-./ ]) ?(\d{1,2})[-./ ] ?(\d{4}|\d\d)$/.exec(text);
  if (numbers !== null) {
    const [, first, sign, second, year = ''] = numbers;
    const full = year.length === 2 ? `20${year}` : year;
    const dayFirst = writeDay(full, second, first);
    const monthFirst = sign === '.' ? undefined : writeDay(full, first, second);
    if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst)
      return dayFirst ?? monthFirst;
    return `${dayFirst} or ${monthFirst}, whichever day it is`;
  }
  const named = /^(\d{1,2})\.? ?(?:de )?(\p{L}+)\.?,? (?:de )?(\d{4})$/u.exec(text);
  if (named !== null) return writeDay(named[3], monthOf(named[2] ?? ''), named[1]);
  const american = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(written.trim());
  if (american !== null) return writeDay(american[3], monthOf(american[1] ?? ''), american[2]);
  const eastern = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]$/.exec(text);
  return eastern === null ? undefined : writeDay(eastern[1], eastern[2], eastern[3]);
}

const languages = ['nb', 'nn', 'en', 'sv', 'da', 'de', 'fr', 'es', 'nl', 'it', 'pt', 'fi', 'pl'];

/** The number of a month by its name, or by the first three letters of it. */
function monthOf(name: string): number | undefined {
  for (const language of languages) {
    for (let month = 1; month <= 12; month += 1) {
      const full = new Date(Date.UTC(2024, month - 1, 15)).toLocaleDateString(language, {
        month: 'long',
        timeZone: 'UTC',
      });
      const lower = name.toLowerCase();
      if (lower === full || lower === full.toLowerCase()) return month;
      if (lower.length === 3 && full.toLowerCase().startsWith(lower)) return month;
    }
  }
  return undefined;
}

function writeDay(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
): string | undefined {
  if (month === undefined) return undefined;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return isDay(y, m, d) ? write(y, m, d) : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function write(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
