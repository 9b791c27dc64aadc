import type { Book } from '../../../../model/book.ts';
import type { Imprint } from '../../../../model/imprint.ts';
import type { Article, Series } from '../../../../model/series.ts';
import type { IsoDate } from '../../../../model/iso-date.ts';
import { formatSize } from '../../../../platform/sizes.ts';
import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import { lastChange, latest } from '../dates.ts';
import { listOfferedBooks, type OfferedBook } from '../offered-books.ts';
import {
  describeLicense,
  describePeople,
  describePublisher,
  describeBreadcrumbs,
  type JsonLdNode,
} from './json-ld.ts';

/** A series, its parts and its e-book. */
export function describeSeries(series: Series, site: Site): JsonLdNode[] {
  const articles = series.memberships.map(({ article }) => article);
  return describeList('CreativeWorkSeries', series, articles, series.updated, site);
}

/** A collection, its articles and its e-book. */
export function describeCollection(book: Book, site: Site): JsonLdNode[] {
  const articles = book.chapters.map(({ article }) => article);
  return describeList(
    'Collection',
    book,
    articles,
    latest(articles.map(lastChange), book.edition.date),
    site,
  );
}

function describeList(
  type: 'CreativeWorkSeries' | 'Collection',
  { id, address, ...imprint }: Imprint & { readonly id: string; readonly address: string },
  articles: readonly Article[],
  updated: IsoDate,
  site: Site,
): JsonLdNode[] {
  const { publication } = site.input;
  const url = publicUrl(site, address);
  const offered = listOfferedBooks(site).find(({ book }) => book.id === id && book.kind !== 'article');
  return [
    {
      '@type': type,
      '@id': url,
      url,
      name: imprint.title,
      description: imprint.summary,
      inLanguage: imprint.language,
      author: describePeople(imprint.authors),
      editor: describePeople(imprint.editors),
      publisher: describePublisher(publication),
      license: describeLicense(imprint.license),
      dateModified: updated,
      hasPart: articles.map((article, index) => ({
        '@type': 'Article',
        position: index + 1,
        url: publicUrl(site, article.address),
        name: article.title,
      })),
      workExample: offered && { '@id': idOfBook(url) },
    },
    ...(offered === undefined ? [] : [describeBook(offered, url, site)]),
    describeBreadcrumbs([
      { name: publication.title, url: publicUrl(site, '') },
      { name: imprint.title, url },
    ]),
  ];
}

function describeBook({ book, title, files, cover }: OfferedBook, page: string, site: Site): JsonLdNode {
  const { summary, language, authors, editors, edition, isbns } = book;
  return {
    '@type': 'Book',
    '@id': idOfBook(page),
    url: page,
    name: title,
    description: summary,
    inLanguage: language,
    author: describePeople(authors),
    editor: describePeople(editors),
    publisher: describePublisher(site.input.publication),
    license: describeLicense(book.license),
    datePublished: edition.date,
    bookFormat: 'https://schema.org/EBook',
    bookEdition: edition.number === undefined ? undefined : String(edition.number),
    isbn: isbns.size === 0 ? undefined : [...isbns.values()],
    isAccessibleForFree: true,
    image: publicUrl(site, cover.image),
    encoding: files.map(({ file, mediaType, size }) => ({
      '@type': 'MediaObject',
      contentUrl: publicUrl(site, file),
      encodingFormat: mediaType,
      contentSize: formatSize(size),
    })),
  };
}

/** A place that no heading's id takes: those of the site begin with two hyphens. */
function idOfBook(page: string): string {
  return `${page}#--book`;
}
