import { memoise } from '../model/memoise.ts';

const units = ['B', 'kB', 'MB', 'GB'] as const;

const numbersWith = (digits: number) =>
  memoise((language) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }));
const whole = numbersWith(0);
const exact = numbersWith(1);

/** A number of bytes as people read it, in decimal units: 1.2 MB. */
export function formatSize(bytes: number, language = 'en'): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const numbers = unit > 0 && value < 10 ? exact : whole;
  const number = numbers(language).format(value);
  return `${number}\u00A0${units[unit] ?? ''}`;
}
