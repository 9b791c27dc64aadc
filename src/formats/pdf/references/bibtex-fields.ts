import { fieldsOf, listOf, cslText } from './csl-values.ts';
import { texOf } from './tex-text.ts';
import type { Reference } from '../../../model/citations.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

export type EntryType =
  | 'article'
  | 'book'
  | 'booklet'
  | 'incollection'
  | 'inproceedings'
  | 'mastersthesis'
  | 'misc'
  | 'phdthesis'
  | 'techreport'
  | 'unpublished';

/** What BibTeX calls each CSL type; it has no name for pages of the web and all others. */
const entryTypes: Readonly<Record<string, EntryType>> = lookupTable({
  article: 'article',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  entry: 'incollection',
  'entry-dictionary': 'incollection',
  'entry-encyclopedia': 'incollection',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  review: 'article',
  'review-book': 'article',
  thesis: 'phdthesis',
});

export function findEntryType({ type, genre }: Reference): EntryType {
  // Master’s thesis, masteroppgave, Masterarbeit.
  if (type === 'thesis' && /master/i.test(cslText(genre) ?? '')) return 'mastersthesis';
  return entryTypes[type] ?? 'misc';
}

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

/** The names of a CSL-JSON list as BibTeX has them, `von Last, Jr, First and …`; nothing for no names. */
export function printNames(names: unknown): string | undefined {
  const printed = listOf(names).flatMap((name) => printName(fieldsOf(name)) ?? []);
  return printed.length === 0 ? undefined : printed.join(' and ');
}

function printName(name: Readonly<Record<string, unknown>>): string | undefined {
  const literal = cslText(name['literal']);
  if (literal !== undefined) return printWhole(literal);
  const family = cslText(name['family']);
  const given = cslText(name['given']);
  const suffix = cslText(name['suffix']);
  // One name alone is often an organisation: BibTeX would make first names of all its words but the last.
  if (family === undefined) return given === undefined ? undefined : printWhole(given);
  if (given === undefined) return printWhole(addParticles(name, family));
  const parts = [family, ...(suffix === undefined ? [] : [suffix]), given].map(printPart);
  return addParticles(name, parts.join(', '));
}

function printWhole(name: string): string {
  return `{${texOf(name)}}`;
}

/** Where a part contains what separates parts or names, its braces say that it does not separate here. */
function printPart(part: string): string {
  return /,|\band\b/i.test(part) ? printWhole(part) : texOf(part);
}

/** `van der Beek`, but `d’Alembert`. */
function addParticles(name: Readonly<Record<string, unknown>>, family: string): string {
  const particles = [name['dropping-particle'], name['non-dropping-particle']].flatMap(
    (particle) => cslText(particle) ?? [],
  );
  return particles.map((particle) => (/['’-]$/.test(particle) ? particle : `${particle} `)).join('') + family;
}
