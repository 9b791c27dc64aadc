import type { Words } from '../../../model/words.ts';
import type { Book } from '../../../model/book.ts';
import type { Article, Membership, Series } from '../../../model/series.ts';
import { rememberPer } from '../../../model/memoise.ts';
import { fileOf, type Page } from '../page.ts';
import { phraseIn, type Phrase, phraseReadingTime } from './phrases.ts';
import type { Site } from './site.ts';

interface PartView {
  /** Of the article: what a reader has read is kept by it. */
  readonly id: string;
  /** The id of its series; empty for a chapter of a collection. */
  readonly series: string;
  readonly title: Phrase;
  /** Undefined for the part that is being read. */
  readonly href: string | undefined;
  readonly summary: Phrase | undefined;
  /** How long it takes, or that it is for members. */
  readonly remark: string | undefined;
}

export interface SectionView {
  readonly title: string | undefined;
  /** The number of its first part. */
  readonly start: number;
  readonly parts: readonly PartView[];
}

const remember = rememberPer<Map<Article, PartView>>();

/** In parts: with longer lists, the pages of a series would take hundreds of gigabytes. */
const longestList = 1_000;

/** So many parts before and after the one that is read are in a list that is not whole. */
const mostBeside = 100;

/** Whether the pages of the articles of a series list all its parts. */
export function listsAllParts({ memberships }: Pick<Series, 'memberships'>): boolean {
  return memberships.length <= longestList;
}

/**
 * The ordered list of a series, as the page of one of its articles shows it: the whole, or what is around the article. What leads to a part is the same on
 * all pages of a folder and a language, but in the folder of the part itself.
 */
export function viewPartList(
  { series, article: current, position }: Membership,
  page: Page,
  site: Site,
  words: Words,
): SectionView[] {
  const shared = remember(site, `${series.id} ${words.language} ${page.parent}`, () => new Map());
  const view = (article: Article, href: string | undefined): PartView => ({
    id: article.id,
    series: series.id,
    title: phraseIn(article.title, article.language, words.language, article.titleHtml),
    href,
    summary: undefined,
    remark: undefined,
  });
  const viewLinked = (article: Article): PartView => {
    if (page.holds(article.address)) return view(article, hrefInSeries(article, series, page, site));
    const known =
      shared.get(article) ??
      site.input.templates.share(view(article, hrefInSeries(article, series, page, site)));
    shared.set(article, known);
    return known;
  };
  const isWhole = listsAllParts(series);
  return series.sections.flatMap(({ title, memberships }) => {
    // In a section, parts have numbers in a row.
    const at = position - (memberships[0]?.position ?? 1);
    const [from, to] = [at - mostBeside, at + mostBeside + 1].map((index) => Math.max(0, index));
    const shown = isWhole ? memberships : memberships.slice(from, to);
    const [first] = shown;
    if (first === undefined) return [];
    const parts = shown.map(({ article }) =>
      article === current ? view(article, undefined) : viewLinked(article),
    );
    return [{ title, start: first.position, parts }];
  });
}

/** The same list with what helps to choose, for the page of the series. */
export function viewPartOverview(series: Series, page: Page, site: Site, words: Words): SectionView[] {
  return series.sections.map(({ title, memberships }) => ({
    title,
    start: memberships[0]?.position ?? 1,
    parts: memberships.map(({ article }) =>
      viewPart(article, series.id, hrefInSeries(article, series, page, site), words),
    ),
  }));
}

/** The chapters of a collection, numbered through. */
export function viewChapterOverview({ sections, chapters }: Book, page: Page, words: Words): SectionView[] {
  return sections
    .filter((section) => section.chapters.length > 0)
    .map(({ title, chapters: own }) => ({
      title,
      start: chapters.findIndex((chapter) => chapter === own[0]) + 1,
      parts: own.map(({ article }) => viewPart(article, '', page.href(fileOf(article.address)), words)),
    }));
}

function viewPart(article: Article, series: string, href: string, words: Words): PartView {
  return {
    id: article.id,
    series,
    title: phraseIn(article.title, article.language, words.language, article.titleHtml),
    href,
    summary: phraseIn(article.summary, article.language, words.language),
    remark: phraseReadingTime(article, words, 'siteMinutes') ?? words('siteMembersShort'),
  };
}

/** The way to a part, and the series by which the reader comes: what the page then brings to the front. */
export function hrefInSeries({ address }: Article, { id }: Series, page: Page, site: Site): string {
  return `${page.href(fileOf(address))}?${site.input.publication.queryWords.series}=${id}`;
}
