import type { Book } from '../../../model/book.ts';
import type { Article, Series } from '../../../model/series.ts';
import type { Page } from '../page.ts';
import { translationsOf } from '../translations.ts';
import type { Site } from '../views/site.ts';
import { feedFiles } from './feeds/make-feeds.ts';
import { describeArticle } from './json-ld/article.ts';
import { describeSite } from './json-ld/home.ts';
import { printJsonLd, type JsonLdNode } from './json-ld/json-ld.ts';
import { describeCollection, describeSeries } from './json-ld/list.ts';
import { mediaTypes } from './media-types.ts';
import { catalogFile } from './opds/catalog.ts';

/** What the head of a page shows programs. */
export interface PageData {
  readonly alternates: readonly Alternate[];
  /** JSON-LD, fit to be in a script element. */
  readonly jsonLd: string | undefined;
}

/** The same in another form or another language. */
interface Alternate {
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
  readonly hreflang?: string;
}

export function dataOfHome(page: Page, site: Site): PageData {
  return makeData(describeSite(site), [...feedLinks([], page, site), ...catalogLinks(page, site)]);
}

export function dataOfSeries(series: Series, page: Page, site: Site): PageData {
  const links = [...feedLinks([series], page, site), ...catalogLinks(page, site)];
  return makeData(describeSeries(series, site), links);
}

export function dataOfCollection(book: Book, page: Page, site: Site): PageData {
  const links = [...feedLinks([], page, site), ...catalogLinks(page, site)];
  return makeData(describeCollection(book, site), links);
}

export function dataOfArticle(article: Article, page: Page, site: Site): PageData {
  const series = article.memberships.map((membership) => membership.series);
  const translations = translationsOf(article, site.input.publication).map(({ language, url }) => ({
    hreflang: language,
    href: url,
  }));
  return makeData(describeArticle(article, site), [...translations, ...feedLinks(series, page, site)]);
}

export function dataOfDownloads(page: Page, site: Site): PageData {
  return { alternates: catalogLinks(page, site), jsonLd: undefined };
}

function makeData(nodes: readonly JsonLdNode[], alternates: readonly Alternate[]): PageData {
  return { alternates, jsonLd: printJsonLd(nodes) };
}

/** The feeds of these series, then that of the site. */
function feedLinks(series: readonly Series[], page: Page, { input }: Site): Alternate[] {
  const { title } = input.publication;
  return [...series, { title, address: '' }].flatMap((one) => [
    { type: mediaTypes.atom, title: one.title, href: page.href(`${one.address}${feedFiles.atom}`) },
    { type: mediaTypes.jsonFeed, title: one.title, href: page.href(`${one.address}${feedFiles.json}`) },
  ]);
}

function catalogLinks(page: Page, { input }: Site): Alternate[] {
  if (input.downloads.length === 0) return [];
  const title = input.words(input.publication.language)('siteDownloads');
  return [{ type: mediaTypes.catalog, title, href: page.href(catalogFile) }];
}
