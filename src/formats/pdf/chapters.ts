import { citedKeys } from '../../model/cited-keys.ts';
import type { Membership, Series } from '../../model/publication.ts';
import type { Words } from '../../model/words.ts';
import { finishBody } from '../../markdown/finish.ts';
import { printHtml } from '../../markdown/print-html.ts';
import type { FormatInput } from '../format.ts';
import type { BookAssets } from './assets.ts';
import { bookDestinations, chapterId } from './destinations.ts';
import { fitForPrint } from './fit-for-print.ts';
import { findHyphenator, hyphenate } from './hyphenate.ts';
import { formatDate, formatList } from '../intl.ts';

/** One part as the template shows it. `body` is HTML; a part for members has none. */
export interface Chapter {
  readonly id: string;
  readonly membership: Membership;
  readonly title: string;
  readonly language: string;
  readonly part: string;
  readonly authors: string;
  readonly summary: string;
  readonly dates: string;
  readonly body: string | undefined;
  /** The series that a part for members also stands in: shown in place of its body. */
  readonly memberships: readonly string[];
  readonly headingTag: 'h1' | 'h2';
}

interface BookSection {
  readonly id: string;
  readonly title: string | undefined;
  /** The titles of its parts, for the page that opens it. */
  readonly chapters: readonly Chapter[];
}

export interface Chapters {
  readonly sections: readonly BookSection[];
  readonly all: readonly Chapter[];
  /** The keys of all works that are cited in the book. */
  readonly cited: ReadonlySet<string>;
}

export async function renderChapters(
  series: Series,
  input: FormatInput,
  assets: BookAssets,
): Promise<Chapters> {
  const titled = series.sections.some((section) => section.title !== undefined);
  const sections: BookSection[] = [];
  for (const [index, { title, memberships }] of series.sections.entries()) {
    const chapters = await Promise.all(
      memberships.map((membership) => renderChapter(membership, titled ? 'h2' : 'h1', input, assets)),
    );
    sections.push({ id: `--section-${index + 1}`, title, chapters });
  }
  const cited = citedKeys(series.memberships.map(({ article }) => article));
  return { sections, all: sections.flatMap(({ chapters }) => chapters), cited };
}

async function renderChapter(
  membership: Membership,
  headingTag: Chapter['headingTag'],
  input: FormatInput,
  assets: BookAssets,
): Promise<Chapter> {
  const { article, position, total, series } = membership;
  const words = input.words(series.language);
  const isOpen = article.access === 'public';
  return {
    id: chapterId(article),
    membership,
    title: article.title,
    language: article.language,
    part: words('partOfShort', { position, total }),
    authors: article.authors.length > 0 ? formatList(article.authors, series.language) : '',
    summary: article.summary,
    dates: describeDates(membership, words),
    body: isOpen ? await renderBody(membership, headingTag, input, assets) : undefined,
    memberships: isOpen ? [] : article.memberships.map((other) => describeMembership(other, words)),
    headingTag,
  };
}

async function renderBody(
  { article, series }: Membership,
  headingTag: Chapter['headingTag'],
  input: FormatInput,
  assets: BookAssets,
): Promise<string> {
  const destinations = bookDestinations(article, series, input, assets);
  const body = finishBody(article.document, article.language, destinations, input.bibliography);
  const fitted = fitForPrint(body, headingTag === 'h2' ? 1 : 0, assets);
  return printHtml(await hyphenate(fitted, article.language, findHyphenator));
}

function describeDates({ article, series }: Membership, words: Words): string {
  const published = words('publishedOn', { date: formatDate(article.published, series.language) });
  if (article.updated === undefined) return published;
  return `${published} · ${words('updatedOn', { date: formatDate(article.updated, series.language) })}`;
}

function describeMembership({ position, total, series }: Membership, words: Words): string {
  return words('partOf', { position, total, series: series.title });
}
