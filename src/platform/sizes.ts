const units = ['B', 'kB', 'MB', 'GB'] as const;

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(language, { maximumFractionDigits: digits });
  numberFormats.set(key, format);
  return format;
}

/** A number of bytes as people read it, in decimal units: 1.2 MB. */
export function formatSize(bytes: number, language = 'en'): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  const number = numberFormat(language, digits).format(value);
  return `${number}\u00A0${units[unit] ?? ''}`;
}
