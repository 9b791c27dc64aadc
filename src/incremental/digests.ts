import { keyOf } from '../cache/key.ts';
import type { LoadedArticle } from '../load/article.ts';
import type { Loaded } from '../load/load.ts';
import type { Download } from '../formats/format.ts';
import { holdsMathematics } from '../formats/holds-mathematics.ts';
import { findIcons } from '../formats/icons.ts';
import { listLength, newestFirst } from '../formats/newest-first.ts';
import { partsOfShown, type Dependencies, type Dependency } from '../model/dependencies.ts';
import type { SourcePath } from '../model/paths.ts';
import { isPicture, type Publication } from '../model/publication.ts';
import type { Reference } from '../model/citations.ts';
import type { Article, Series } from '../model/series.ts';
import { readingMinutes } from '../model/document.ts';
import { isPublished } from '../resolve/status.ts';
import { shortDigest } from './short-digest.ts';

/** What the digests of a publication are made from. */
export interface Inputs {
  readonly loaded: Loaded;
  readonly publication: Publication;
  /** The digest of a file as it is now; empty for one that is not there. */
  readonly fileDigest: (path: SourcePath) => string;
  /** A digest of Kolofon's own code, of the templates and of the words. */
  readonly tools: string;
  /** Seconds since 1970 that books give as their time. */
  readonly epoch: number;
  /** What prints the books of this build; undefined when they are not printed. */
  readonly printedBy: string | undefined;
  readonly downloads: readonly Download[];
  /** The works that are cited in either edition. */
  readonly cited: readonly Reference[];
}

/** One digest for what an output depends on. It is another one as soon as any of it is. */
export type DigestAll = (dependencies: Dependencies) => string;

export function openDigests(inputs: Inputs): DigestAll {
  const known = new Map<Dependency, string>();
  const digest = (name: Dependency): string => {
    let found = known.get(name);
    if (found === undefined) known.set(name, (found = shortDigest(describe(name))));
    return found;
  };
  const describe = openDescriptions(inputs, digest);
  return (dependencies) => shortDigest(list(dependencies, digest));
}

function list(dependencies: Dependencies, digest: (name: Dependency) => string): string {
  return dependencies.map((name) => `${name} ${digest(name)}`).join('\n');
}

/** Everything that a dependency covers, as text. */
function openDescriptions(
  { loaded, publication, fileDigest, tools, epoch, printedBy, downloads, cited }: Inputs,
  digest: (name: Dependency) => string,
): (name: Dependency) => string {
  const written = new Map(loaded.articles.map((article) => [article.source, article]));
  const byId = new Map(loaded.articles.map((article) => [article.id, article]));
  const manifests = new Map(loaded.manifests.map((manifest) => [manifest.id, manifest]));
  const order = new Map(publication.series.map(({ id }, index) => [id, index]));
  const files = new Map<string, Download[]>();
  for (const download of downloads)
    files.set(download.book.id, [...(files.get(download.book.id) ?? []), download]);
  const { asOf, articlesBySource, audience } = publication;

  const describeArticle = (article: LoadedArticle): string =>
    describeWritten(article, articlesBySource.get(article.source), asOf);

  const whole: Readonly<Partial<Record<Dependency, () => string>>> = {
    settings: () =>
      [
        tools,
        audience,
        keyOf({ config: loaded.config.publication, citationStyle: loaded.citationStyle }),
      ].join('\n'),
    site: () => {
      const { logo } = publication.site.theme;
      return [
        keyOf(describeSite(publication, downloads)),
        logo === undefined ? '' : digest(`asset ${logo.source}`),
      ].join('\n');
    },
    books: () => keyOf([epoch, publication.series.map(describeSeries)]),
    references: () => keyOf(cited),
    prints: () => printedBy ?? 'none',
    all: () =>
      [
        ...loaded.articles.map(({ source }) => digest(`article ${source}`)),
        ...[...order.keys()].map((id) => digest(`series ${id}`)),
        ...[...publication.books, ...publication.handouts].map(({ id }) => digest(`downloads ${id}`)),
        ...[...publication.assets.keys()].map((source) => digest(`asset ${source}`)),
        keyOf([publication.redirects, publication.gone, publication.popularity]),
        digest('references'),
      ].join('\n'),
    texts: () => loaded.articles.map(({ source }) => digest(`text ${source}`)).join('\n'),
  };

  const one = {
    article: (source: string) => {
      const article = written.get(source as SourcePath);
      return article === undefined ? '' : describeArticle(article);
    },
    text: (source: string) => {
      const lookups = written.get(source as SourcePath)?.document.lookups ?? {};
      return [fileDigest(source as SourcePath), JSON.stringify(lookups)].join('\n');
    },
    shown: (source: string) => {
      const article = articlesBySource.get(source as SourcePath);
      return article === undefined ? '' : list(partsOfShown(article), digest);
    },
    series: (id: string) => {
      const manifest = manifests.get(id);
      const parts = manifest?.sections.flatMap((section) => section.parts) ?? [];
      return [
        manifest === undefined ? '' : fileDigest(manifest.source),
        order.get(id),
        ...parts.map((part) => {
          const article = byId.get(part.id);
          return article === undefined ? '' : digest(`article ${article.source}`);
        }),
        digest(`downloads ${id}`),
      ].join('\n');
    },
    asset: (source: string) => {
      const asset = publication.assets.get(source as SourcePath);
      const isOffered = isPicture(asset) && asset.isOffered === true;
      // A diagram has no file.
      const own = isPicture(asset) && source.startsWith('diagram:') ? asset.digest : '';
      return [fileDigest(source as SourcePath), asset?.name, isOffered, own].join('\n');
    },
    downloads: (id: string) =>
      (files.get(id) ?? []).map(({ path, size, sha256 }) => [path, size, sha256].join(' ')).join('\n'),
  };

  return (name) => {
    const total = whole[name];
    if (total !== undefined) return total();
    const space = name.indexOf(' ');
    return one[name.slice(0, space) as keyof typeof one](name.slice(space + 1));
  };
}

/** Everything about an article except its body: its front matter, whether it is published, and its places. */
function describeWritten(
  { source, frontMatter, document }: LoadedArticle,
  article: Article | undefined,
  asOf: string,
): string {
  const places = article?.memberships.map(({ series, position, total, planned }) => [
    series.id,
    series.titleHtml,
    position,
    total,
    planned,
  ]);
  return JSON.stringify([
    source,
    frontMatter,
    isPublished(frontMatter, asOf),
    article?.isReadable,
    places,
    readingMinutes(document),
    document.aliases,
  ]);
}

/** What books describe a series that they do not contain. */
function describeSeries(series: Series): unknown {
  return [...linkFacts(series), series.summary, series.memberships.length, series.planned];
}

/** How a page or a book names another one. */
function linkFacts({ id, titleHtml, language, address }: Article | Series): string[] {
  return [id, titleHtml, language, address];
}

/** What every page of the site shows or is styled by. */
function describeSite(publication: Publication, downloads: readonly Download[]): unknown {
  const { articles, series, site, popularity } = publication;
  const newest = articles.toSorted(newestFirst).slice(0, listLength);
  const read = new Set(popularity.keys());
  const translated = new Set(articles.map(({ translationOf }) => translationOf));
  return [
    site.promotion === undefined,
    downloads.length > 0,
    newest.map((article) => [...linkFacts(article), article.published]),
    articles.filter(({ id }) => read.has(id)).map(linkFacts),
    [...popularity],
    series.map((one) => [
      ...linkFacts(one),
      one.memberships.map(({ article }) => article.published).toSorted()[0],
    ]),
    articles
      .filter(({ id, translationOf }) => translationOf !== undefined || translated.has(id))
      .map((one) => [...linkFacts(one), one.translationOf]),
    articles.reduce((most, { document }) => Math.max(most, document.noteCount), 0),
    holdsMathematics(publication),
    findIcons(publication),
  ];
}
