import type { Chapter } from '../../model/book.ts';
import type { Series } from '../../model/series.ts';
import { describeMemberships, type MembershipLine } from '../book-back.ts';
import { formatList } from '../intl.ts';
import { phraseDates, phraseMembership } from '../book-phrases.ts';
import { places } from '../pagination.ts';
import { linkLetters, type LetterLink } from '../reader-letters.ts';
import { articleFile, sectionFile } from './files.ts';
import { renderText, type BookContext } from './book-context.ts';

/** A part of the book as its chapter shows it. */
export interface ChapterView {
  readonly language: string;
  readonly bookLanguage: string;
  readonly title: string;
  readonly titleHtml: string;
  /** "Del 6 av 26 i serien Key Account Management": the series for which it is here, or every one in which it is. */
  readonly parts: readonly string[];
  readonly summary: string;
  readonly byline: string;
  /** XHTML; undefined for a part that is for members. */
  readonly content: string | undefined;
  readonly members: string;
  /** By which readers write to the editors. */
  readonly letters: readonly LetterLink[];
  readonly also: { readonly label: string; readonly series: readonly MembershipLine[] } | undefined;
}

export function viewChapter(chapter: Chapter, context: BookContext): ChapterView {
  const { article, membership } = chapter;
  const { book, words } = context;
  const also = describeMemberships(chapter, words, (series) => addressOfSeries(series, context));
  const [place, file] = [places.article(article), articleFile(article)];
  const { isReadable } = article;
  return {
    language: article.language,
    bookLanguage: book.language,
    title: article.title,
    titleHtml: article.titleHtml,
    parts: membership === undefined ? also.map(({ text }) => text) : [phraseMembership(membership, words)],
    summary: article.summary,
    byline: [
      words('by', { names: formatList(article.authors, book.language) }),
      ...phraseDates(article, words),
    ].join(' · '),
    content: isReadable ? renderText(article.document, article, place, file, context) : undefined,
    members: words('membersOnly'),
    letters: linkLetters(article, membership, book, context.input.publication, words),
    also:
      also.length === 0
        ? undefined
        : { label: words(membership === undefined ? 'standsIn' : 'alsoIn'), series: also },
  };
}

/** In the book where it contains the series, or else on the site. */
function addressOfSeries(series: Series, { book, input }: BookContext): string {
  const section = book.sections.findIndex((one) => one.series === series);
  return section < 0 ? new URL(series.address, input.publication.baseUrl).href : sectionFile(section);
}
