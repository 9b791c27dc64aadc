import type { LoadedArticle } from '../load/article.ts';
import type { Loaded } from '../load/load.ts';
import type { LoadedManifest } from '../load/manifest.ts';
import { setTitle, type TitleFormulas } from '../markdown/title.ts';
import { resolveLicense, resolveImprint, resolvePrint } from './imprint.ts';
import { typographic } from '../markdown/typographic.ts';
import type { Book } from '../model/book.ts';
import { emptyDocument } from '../model/document.ts';
import { addressIn } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Asset, Audience, FormerAddresses, Publication, StaticFile } from '../model/publication.ts';
import { isPicture } from '../model/publication.ts';
import type { Article, Membership, Section, Series } from '../model/series.ts';
import type { IsoDate } from '../model/iso-date.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import { bookOfArticle, resolveBooks } from './books.ts';
import { openDocuments } from '../model/open-documents.ts';
import { resolveSite } from './site.ts';
import { isPublished, isUpcoming } from './status.ts';

type Building<T> = { -readonly [Key in keyof T]: T[Key] };

const noFormerAddresses: FormerAddresses = { redirects: new Map(), gone: [] };

export interface ResolveOptions {
  readonly former?: FormerAddresses;
  /** Whether drafts and what is due later are in the model like everything else, as an editor may see them. */
  readonly showsUnpublished?: boolean;
}

/**
 * Makes the one model that every format reads. Names that lead nowhere are passed over: the checks report them,
 * and an error among those stops the build before anything is rendered.
 */
export function resolvePublication(
  loaded: Loaded,
  asOf: IsoDate,
  audience: Audience,
  { former = noFormerAddresses, showsUnpublished = false }: ResolveOptions = {},
): Publication {
  const { publication: config } = loaded.config;
  const articles = new Map<string, Article>();
  for (const article of loaded.articles) {
    const isShown = showsUnpublished || isPublished(article.frontMatter, asOf);
    if (isShown && !articles.has(article.id)) {
      articles.set(article.id, makeArticle(article, loaded, audience));
    }
  }
  const upcoming = new Map(
    loaded.articles
      .filter(({ frontMatter }) => !showsUnpublished && isUpcoming(frontMatter, asOf))
      .map((article) => [article.id, article]),
  );
  const series = orderSeries(loaded.manifests, config.series)
    .map((manifest) => makeSeries(manifest, loaded, articles, upcoming))
    .filter(({ memberships }) => memberships.length > 0);

  const { title } = setTitle(config.title, config.language, loaded.titleFormulas);
  const print = resolvePrint(loaded);
  const site = resolveSite(loaded.config, asOf);
  const staticFiles = loaded.staticFiles
    .filter(({ audiences }) => audiences.includes(audience))
    .map(({ source, path, file }) => ({ source, path, file }));
  const books = resolveBooks({ title, series, articles: [...articles.values()] }, loaded);
  return {
    title,
    summary: typographic(config.summary, config.language),
    language: config.language,
    baseUrl: config.baseUrl.endsWith('/') ? config.baseUrl : `${config.baseUrl}/`,
    publisher: config.publisher,
    ...resolveLicense(undefined, config.license),
    audience,
    site,
    queryWords: config.queryWords,
    series,
    books,
    handouts: [...articles.values()]
      .filter(({ hasHandout }) => hasHandout)
      .map((article) => bookOfArticle(article, { series, print })),
    articles: [...articles.values()],
    redirects: redirectsTo([...articles.values(), ...series, ...books], former),
    gone: former.gone,
    articlesBySource: new Map([...articles.values()].map((article) => [article.source, article])),
    references: loaded.references,
    assets: linkInPlace(usedAssets(loaded.assets, [...articles.values()], books, site), staticFiles),
    staticFiles,
    popularity: new Map([...loaded.popularity].filter(([id]) => articles.has(id))),
    print,
    devices: config.devices,
    bookLimit: config.bookSize * 1_000_000,
    asOf,
  };
}

/** A page that is not there on this day has no address that leads to it. */
function redirectsTo(
  pages: readonly { readonly address: string }[],
  { redirects }: FormerAddresses,
): ReadonlyMap<string, string> {
  const addresses = new Set(pages.map(({ address }) => address));
  return new Map([...redirects].filter(([, to]) => addresses.has(to)));
}

/** The series that the publication lists come first, in its order; the others follow by id. */
function orderSeries(manifests: readonly LoadedManifest[], listed: readonly string[]): LoadedManifest[] {
  const ranks = new Map(listed.toReversed().map((id, index) => [id, listed.length - 1 - index]));
  const rank = ({ id }: LoadedManifest) => ranks.get(id) ?? listed.length;
  return manifests.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function makeArticle(
  { id, source, frontMatter, document }: LoadedArticle,
  { config: { publication: config }, titleFormulas }: Loaded,
  audience: Audience,
): Article {
  const { title, summary, authors, published, updated, access, handout, language, tags, translationOf } =
    frontMatter;
  const isReadable = access === 'public' || audience === 'members';
  return {
    id,
    address: addressIn(config.addresses.articles, id),
    source,
    ...setTitle(title, language, titleFormulas),
    summary: typographic(summary, language),
    authors,
    published,
    ...(updated === undefined ? {} : { updated }),
    access,
    isReadable,
    hasHandout: handout && isReadable,
    language,
    tags,
    ...resolveLicense(frontMatter.license, config.license),
    ...(translationOf === undefined ? {} : { translationOf }),
    document: isReadable ? document : emptyDocument,
    memberships: [],
  };
}

function makeSeries(
  loaded: LoadedManifest,
  all: Loaded,
  articles: ReadonlyMap<string, Article>,
  upcoming: ReadonlyMap<string, LoadedArticle>,
): Series {
  const { id, source, manifest, sections } = loaded;
  const parts = sections.flatMap((section) => section.parts);
  const published = publishedOnce(
    parts.map((part) => part.id),
    articles,
  );
  const planned = Math.max(manifest.planned ?? 0, parts.length);

  const series: Building<Series> = {
    id,
    address: addressIn(all.config.publication.addresses.series, id),
    source,
    ...resolveImprint(loaded, published, all),
    memberships: [],
    sections: [],
    planned,
    upcoming: parts.flatMap(({ id: part }) => {
      const article = upcoming.get(part);
      return article === undefined
        ? []
        : [
            {
              title: setTitle(article.frontMatter.title, article.frontMatter.language, all.titleFormulas)
                .title,
              due: article.frontMatter.published,
            },
          ];
    }),
    updated:
      published
        .map((article) => article.updated ?? article.published)
        .toSorted()
        .at(-1) ?? manifest.edition.date,
  };
  const memberships = chainMemberships(series, published, planned);
  series.memberships = memberships;
  series.sections = makeSections(loaded, memberships, all.titleFormulas);
  return series;
}

function publishedOnce(ids: readonly string[], articles: ReadonlyMap<string, Article>): Article[] {
  return [...new Set(ids)].flatMap((id) => articles.get(id) ?? []);
}

/** Numbers and neighbours run over the published parts alone. Each membership is noted at its article too. */
function chainMemberships(series: Series, published: readonly Article[], planned: number): Membership[] {
  const chain = published.map((article, index): Building<Membership> => ({
    series,
    article,
    position: index + 1,
    total: published.length,
    planned,
  }));
  chain.forEach((membership, index) => {
    const previous = chain[index - 1];
    const next = chain[index + 1];
    if (previous !== undefined) membership.previous = previous;
    if (next !== undefined) membership.next = next;
    (membership.article.memberships as Membership[]).push(membership);
  });
  return chain;
}

function makeSections(
  { sections, manifest }: LoadedManifest,
  memberships: readonly Membership[],
  formulas: TitleFormulas,
): Section[] {
  const left = new Map(memberships.map((membership) => [membership.article.id, membership]));
  return sections.flatMap(({ title, parts }) => {
    const own = parts.flatMap(({ id }) => {
      const membership = left.get(id);
      left.delete(id);
      return membership === undefined ? [] : [membership];
    });
    if (own.length === 0) return [];
    return [
      {
        ...(title === undefined ? {} : { title: setTitle(title, manifest.language, formulas).title }),
        memberships: own,
      },
    ];
  });
}

/** The files that the texts show or offer, the covers and the logo. */
function usedAssets(
  assets: ReadonlyMap<SourcePath, Asset>,
  articles: readonly Article[],
  books: readonly Book[],
  { theme }: SiteSettings,
): ReadonlyMap<SourcePath, Asset> {
  const documents = [...openDocuments(articles), ...books.flatMap(({ preface }) => preface?.document ?? [])];
  const used = new Set<SourcePath>([
    ...documents.flatMap(({ assets: uses }) => uses.map(({ source }) => source)),
    ...books.flatMap(({ cover }) => cover?.source ?? []),
    ...(theme.logo === undefined ? [] : [theme.logo.source]),
  ]);
  return new Map([...assets].filter(([source]) => used.has(source)));
}

/** A static file that is offered for download is on the site already. */
function linkInPlace(
  assets: ReadonlyMap<SourcePath, Asset>,
  staticFiles: readonly StaticFile[],
): ReadonlyMap<SourcePath, Asset> {
  const placed = new Map(assets);
  for (const { source, path } of staticFiles) {
    const asset = assets.get(source);
    if (asset !== undefined && !isPicture(asset)) placed.set(source, { ...asset, staticPath: path });
  }
  return placed;
}
