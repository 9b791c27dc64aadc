import type { Reference } from '../../../model/citations.ts';
import {
  nameMonth,
  printDay,
  printYear,
  printNames,
  findEntryType,
  type EntryType,
} from './bibtex-fields.ts';
import { cslText, inOrder } from './csl-values.ts';
import { texOf } from './tex-text.ts';

/** A name of a field and its value, as it is after the equals sign. */
type Field = readonly [name: string, value: string];

/** The references as a BibTeX file in UTF-8, in the order of their keys, which stay as they are cited. */
export function printBibtex(references: readonly Reference[]): string {
  return inOrder(references).map(printEntry).join('\n');
}

function printEntry(reference: Reference): string {
  const type = findEntryType(reference);
  const fields = listFields(reference, type).map(([name, value]) => `  ${name} = ${value},\n`);
  return `@${type}{${reference.id},\n${fields.join('')}}\n`;
}

function listFields(reference: Reference, type: EntryType): readonly Field[] {
  const text = (field: string): string | undefined => {
    const value = cslText(reference[field]);
    return value === undefined ? undefined : texOf(value);
  };
  return [
    ...field('author', printNames(reference['author'])),
    ...field('editor', printNames(reference['editor'])),
    ...field('translator', printNames(reference['translator'])),
    ...field('title', keepCase(text('title'))),
    ...field(containerOf[type] ?? 'howpublished', keepCase(text('container-title'))),
    ...field('series', keepCase(text('collection-title'))),
    ...field('edition', text('edition')),
    ...field('volume', text('volume')),
    ...field('number', text('issue') ?? text('number') ?? text('collection-number')),
    ...field('pages', text('page')?.replace(/\s*[-–—]+\s*/g, '--')),
    ...field('type', text('genre')),
    ...field(publisherOf[type] ?? 'publisher', text('publisher')),
    ...field('address', text('publisher-place')),
    ...field('year', printYear(reference['issued'])),
    ...macro('month', nameMonth(reference['issued'])),
    ...field('language', text('language')),
    ...field('isbn', text('ISBN')),
    ...field('issn', text('ISSN')),
    ...field('doi', keepAddress(cslText(reference['DOI']))),
    ...field('url', keepAddress(cslText(reference['URL']))),
    ...field('urldate', printDay(reference['accessed'])),
    ...field('note', text('note')),
  ];
}

const containerOf: Partial<Record<EntryType, string>> = {
  article: 'journal',
  incollection: 'booktitle',
  inproceedings: 'booktitle',
};

const publisherOf: Partial<Record<EntryType, string>> = {
  mastersthesis: 'school',
  phdthesis: 'school',
  techreport: 'institution',
};

function field(name: string, value: string | undefined): readonly Field[] {
  return value === undefined ? [] : [[name, `{${value}}`]];
}

/** A word that BibTeX itself knows is without braces. */
function macro(name: string, value: string | undefined): readonly Field[] {
  return value === undefined ? [] : [[name, value]];
}

/** Many styles would write titles small: braces of their own keep names, and the nouns of German. */
function keepCase(title: string | undefined): string | undefined {
  return title === undefined ? undefined : `{${title}}`;
}

/** Addresses are no TeX: only what would end the field, or begin a command, is written in another way. */
function keepAddress(address: string | undefined): string | undefined {
  return address?.replace(/[{}\\]/g, encodeURIComponent);
}
