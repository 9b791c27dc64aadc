import * as z from 'zod';
import { canonicalLanguage } from '../../load/languages.ts';
import type { Data } from './read-data.ts';

/** A text that is not blank. Numbers are written out. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}

/** Texts, of a list, of a single one or of a list that is written with commas. */
export function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value];
  return list.flatMap((one) => textOf(one) ?? []);
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The first of these keys that has a value. */
export function pick(values: Data, ...keys: readonly string[]): unknown {
  for (const key of keys) if (values[key] !== undefined && values[key] !== null) return values[key];
  return undefined;
}

const isoDate = z.iso.date();
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `YYYY-MM-DD` of a date of YAML, TOML or words: `2019-05-01T10:00:00+02:00`, `2019/5/1`, `May 1, 2019`, `1 May 2019`. */
export function dateOf(value: unknown): string | undefined {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  const text = textOf(value);
  if (text === undefined) return undefined;
  const numbers =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (numbers !== null) return joinDate(numbers[1], numbers[2], numbers[3]);
  const american = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i.exec(text);
  if (american !== null) return joinDate(american[3], monthOf(american[1]), american[2]);
  const european = /^(?:[a-z]{3,9},\s*)?(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})/i.exec(
    text,
  );
  return european === null ? undefined : joinDate(european[3], monthOf(european[2]), european[1]);
}

function monthOf(name = ''): string {
  return String(months.indexOf(name.toLowerCase()) + 1);
}

function joinDate(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isoDate.safeParse(date).success ? date : undefined;
}

/** A BCP 47 tag, also of the locale of a system: `pt_BR`. */
export function languageOf(value: unknown): string | undefined {
  const text = textOf(value)?.replace('_', '-');
  return text === undefined ? undefined : canonicalLanguage(text);
}

/** Names of people: of a text, a list, a mapping with a name, or a list of these. */
export function namesOf(value: unknown): string[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.flatMap((one) => {
    if (typeof one === 'object' && one !== null) {
      const { name, title, given, family } = one as Record<string, unknown>;
      const whole = name ?? title;
      if (typeof whole === 'object' && whole !== null) return namesOf(whole);
      return textOf(whole) ?? textOf([given, family].filter(Boolean).join(' ')) ?? [];
    }
    return textOf(one)?.replace(/\s*<[^<>\s]+@[^<>\s]+>$/, '') ?? [];
  });
}
