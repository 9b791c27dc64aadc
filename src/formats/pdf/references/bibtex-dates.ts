import { fieldsOf, listOf, cslText } from './csl-values.ts';
import { texOf } from './tex-text.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** The year of a CSL-JSON date, or the two of a range, or what is in place of a year. */
export function printYear(date: unknown): string | undefined {
  const years = listOf(fieldsOf(date)['date-parts']).flatMap((parts) => cslText(listOf(parts)[0]) ?? []);
  if (years.length > 0) return [...new Set(years)].join('--');
  const written = cslText(fieldsOf(date)['literal']) ?? cslText(fieldsOf(date)['raw']);
  return written === undefined ? undefined : (/\d{4}/.exec(written)?.[0] ?? texOf(written));
}

/** The month as BibTeX names it, for its styles to write out: `mar`. */
export function nameMonth(date: unknown): string | undefined {
  return months[Number(firstDay(date)[1]) - 1];
}

/** A whole date as ISO 8601 has it, as much of it as is known: `2024-03-07`, `2024-03`, `2024`. */
export function printDay(date: unknown): string | undefined {
  const parts = firstDay(date).flatMap((part) => cslText(part) ?? []);
  return parts.length === 0 ? undefined : parts.map((part) => part.padStart(2, '0')).join('-');
}

function firstDay(date: unknown): readonly unknown[] {
  return listOf(listOf(fieldsOf(date)['date-parts'])[0]);
}
