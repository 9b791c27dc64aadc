import type { Series } from '../../model/publication.ts';
import type { FormatInput } from '../format.ts';
import { formatDate, formatList } from '../intl.ts';
import { describeAccessibility } from './accessibility.ts';
import type { Cover } from './book-cover.ts';
import { files } from './files.ts';
import { identify } from './identifier.ts';

/** What more than one page of the book shows. */
export function viewFacts(
  series: Series,
  { publication, words: wordsOf }: FormatInput,
  cover: Cover,
): object {
  const words = wordsOf(series.language);
  const { language, edition, planned, memberships } = series;
  return {
    words,
    language,
    title: series.title,
    bookTitle: series.title,
    summary: series.summary,
    coverPath: cover.path,
    authors: formatList(series.authors, language),
    editors: words('editedBy', { count: series.editors.length, names: formatList(series.editors, language) }),
    edition: words('edition', { number: edition.number }),
    editionDate: formatDate(edition.date, language),
    extent:
      planned > memberships.length
        ? words('plannedParts', { published: memberships.length, planned })
        : words('parts', { count: memberships.length }),
    publisher: publication.publisher,
    license: publication.license,
    address: new URL(series.address, publication.baseUrl).href,
    files,
  };
}

/** The page about the series: what is to come, and what else there is. */
export function viewAbout(series: Series, { publication, words: wordsOf }: FormatInput): object {
  const words = wordsOf(series.language);
  return {
    upcoming: series.upcoming.map(({ title, due }) => ({
      title,
      due: words('epubDue', { date: formatDate(due, series.language) }),
    })),
    others: publication.series
      .filter((other) => other !== series)
      .map(({ title, summary, language, address }) => ({
        title,
        summary,
        language,
        href: new URL(address, publication.baseUrl).href,
      })),
  };
}

/** The metadata of the package document. */
export function viewPackage(series: Series, input: FormatInput): object {
  const { publication, epoch } = input;
  return {
    creators: series.authors,
    contributors: series.editors,
    date: series.edition.date,
    modified: `${new Date(epoch * 1000).toISOString().slice(0, 19)}Z`,
    subjects: [...new Set(series.memberships.flatMap(({ article }) => article.tags))],
    collection: {
      title: publication.title,
      position: publication.series.indexOf(series) + 1,
      identifier: identify(publication.baseUrl),
    },
    accessibility: describeAccessibility(series, input.words(series.language)),
  };
}
