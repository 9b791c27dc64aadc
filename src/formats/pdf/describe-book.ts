import type { Series } from '../../model/publication.ts';
import type { FormatInput } from '../format.ts';
import { formatList } from '../intl.ts';

/** What the file says about itself. */
export interface BookDescription {
  readonly title: string;
  readonly authors: readonly string[];
  /** The same people, as one phrase. */
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  readonly publisher: string;
  /** The licence of the content: its name, with its address where there is one. */
  readonly rights: string | undefined;
  /** Seconds since 1970. */
  readonly epoch: number;
}

/** No more keywords than a person would read. */
const keywordLimit = 12;

export function describeBook(series: Series, { publication, epoch }: FormatInput): BookDescription {
  const tags = series.memberships.flatMap(({ article }) => article.tags);
  const { license } = publication;
  return {
    title: series.title,
    authors: series.authors,
    author: formatList(series.authors, series.language),
    subject: series.summary,
    keywords: [...new Set(tags)].slice(0, keywordLimit),
    language: series.language,
    publisher: publication.publisher,
    rights: license && [license.name, license.url].filter((part) => part !== undefined).join(', '),
    epoch,
  };
}
