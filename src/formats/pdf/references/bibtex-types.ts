import type { Reference } from '../../../model/reference.ts';
import { cslText } from './csl-values.ts';

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
const entryTypes: Readonly<Record<string, EntryType>> = {
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
};

export function findEntryType({ type, genre }: Reference): EntryType {
  // Master’s thesis, masteroppgave, Masterarbeit.
  if (type === 'thesis' && /master/i.test(cslText(genre) ?? '')) return 'mastersthesis';
  return Object.hasOwn(entryTypes, type) ? (entryTypes[type] ?? 'misc') : 'misc';
}
