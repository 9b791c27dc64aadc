import * as z from 'zod';
import type { SiteFiles } from './site-files.ts';

interface CatalogueArticle {
  /** The id in the publication. */
  readonly article: string;
  readonly url: string;
  readonly title: string;
}

interface CataloguePart extends CatalogueArticle {
  /** From 1. */
  readonly position: number;
  readonly summary: string;
}

export interface CatalogueSeries {
  /** The URL of its page, which is its id too. */
  readonly url: string;
  readonly title: string;
  readonly language: string;
  /** In their order. */
  readonly parts: readonly CataloguePart[];
}

interface CatalogueBook {
  readonly title: string;
  readonly files: readonly { readonly url: string; readonly label: string }[];
}

/** What the site shows programs of itself. */
export interface Catalogue {
  readonly series: readonly CatalogueSeries[];
  /** All articles, of series and others, each once. */
  readonly articles: readonly CatalogueArticle[];
  readonly books: readonly CatalogueBook[];
}

const httpUrl = z.url({ protocol: /^https?$/ });
const article = z.object({ article: z.string(), url: httpUrl, title: z.string() });
const siteFeed = z.object({
  _kolofon: z.object({
    series: z.array(z.object({ url: httpUrl, title: z.string() })),
    others: z.array(article),
  }),
});
const seriesFeed = z.object({
  language: z.string(),
  items: z.array(
    z.object({
      url: httpUrl,
      summary: z.string().default(''),
      _kolofon: z.object({ article: z.string(), title: z.string(), position: z.number() }),
    }),
  ),
});
const bookCatalogue = z.object({
  groups: z.array(
    z.object({
      publications: z.array(
        z.object({
          metadata: z.object({ title: z.string() }),
          links: z.array(z.object({ rel: z.string(), href: httpUrl, title: z.string().default('') })),
        }),
      ),
    }),
  ),
});

/** Reads the JSON feeds of the site and its series, and the catalogue of its books (OPDS 2.0) if there is one. */
export async function readCatalogue(site: string, read: SiteFiles): Promise<Catalogue> {
  const { _kolofon } = siteFeed.parse(JSON.parse(await read(`${site}/feed.json`)));
  const series: CatalogueSeries[] = [];
  for (const { url, title } of _kolofon.series)
    series.push(readSeries(url, title, await read(`${url}feed.json`)));
  const articles = new Map<string, CatalogueArticle>();
  for (const one of [..._kolofon.others, ...series.flatMap(({ parts }) => parts)])
    articles.set(one.article, one);
  return { series, articles: [...articles.values()], books: await readBooks(site, read) };
}

function readSeries(url: string, title: string, text: string): CatalogueSeries {
  const { language, items } = seriesFeed.parse(JSON.parse(text));
  const parts = items
    .map(({ _kolofon, url: address, summary }) => ({ ..._kolofon, url: address, summary }))
    .toSorted((a, b) => a.position - b.position);
  return { url, title, language, parts };
}

async function readBooks(site: string, read: SiteFiles): Promise<CatalogueBook[]> {
  let text: string;
  try {
    text = await read(`${site}/opds/catalog.json`);
  } catch {
    // A publication without books has none.
    return [];
  }
  const { groups } = bookCatalogue.parse(JSON.parse(text));
  const books = new Map<string, CatalogueBook>();
  for (const { metadata, links } of groups.flatMap(({ publications }) => publications)) {
    const files = links
      .filter(({ rel }) => rel.startsWith('http://opds-spec.org/acquisition'))
      .map(({ href, title }) => ({ url: href, label: title }));
    books.set(files[0]?.url ?? metadata.title, { title: metadata.title, files });
  }
  return [...books.values()];
}
