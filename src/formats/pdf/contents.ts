import type { Book } from '../../model/book.ts';
import type { Words } from '../../model/words.ts';
import { escapeText } from '../../markdown/title.ts';
import { places } from '../pagination.ts';
import type { Chapters } from './chapters.ts';

/** The place of one page number in the contents: what it says at first, and where its line leads. */
export interface Slot {
  readonly id: string;
  /** Four digits that are nowhere else in the contents as a word of their own. */
  readonly placeholder: string;
}

interface ContentsLine {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly titleHtml: string;
  readonly language: string;
  readonly page: string;
}

interface ContentsGroup {
  readonly heading: ContentsLine | undefined;
  readonly lines: readonly ContentsLine[];
}

export interface Contents {
  readonly slots: readonly Slot[];
  /** The id of each line, and what it says. */
  readonly titles: readonly (readonly [string, string])[];
  fill(numbers: ReadonlyMap<string, string>): readonly ContentsGroup[];
}

export function viewContents(book: Book, chapters: Chapters, hasChanges: boolean, words: Words): Contents {
  const line = (
    id: string,
    number: string,
    title: string,
    language: string,
    titleHtml = escapeText(title),
  ): ContentsLine => ({
    id,
    number,
    title,
    titleHtml,
    language,
    page: '',
  });
  const groups: ContentsGroup[] = chapters.sections.map(({ id, title, chapters: parts }) => ({
    heading: title === undefined ? undefined : line(id, '', title, book.language),
    lines: parts.map((part) => line(part.id, String(part.number), part.title, part.language, part.titleHtml)),
  }));
  const matter = (id: string, title: string): ContentsLine => line(id, '', title, book.language);
  if (chapters.preface !== undefined)
    groups.unshift({ heading: undefined, lines: [matter(places.preface, words('preface'))] });
  const back = [
    ...(chapters.cited.size > 0 ? [matter(places.references, words('references'))] : []),
    ...(hasChanges ? [matter(places.changes, words('changes'))] : []),
    matter(places.about, words(`about.${book.kind}`)),
  ];
  groups.push({ heading: undefined, lines: back });

  const lines = groups.flatMap(({ heading, lines: rest }) =>
    heading === undefined ? rest : [heading, ...rest],
  );
  const slots = lines.map(({ id }, index) => ({ id, placeholder: makePlaceholder(index) }));
  const placeholders = new Map(slots.map(({ id, placeholder }) => [id, placeholder]));
  return {
    slots,
    titles: lines.map(({ id, title }) => [id, title] as const),
    fill: (numbers) => {
      const fillLine = (one: ContentsLine): ContentsLine => ({
        ...one,
        page: numbers.get(one.id) ?? placeholders.get(one.id) ?? '',
      });
      return groups.map(({ heading, lines: rest }) => ({
        heading: heading && fillLine(heading),
        lines: rest.map(fillLine),
      }));
    },
  };
}

/**
 * Different for each of 10,000 lines (7,919 and 10,000 share no factor), and soon made of all ten digits: the
 * numbers that take their place can use only the digits that the font in the file has.
 */
function makePlaceholder(index: number): string {
  return String((index * 7919 + 1234) % 10_000).padStart(4, '0');
}
