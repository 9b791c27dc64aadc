import type { Artifact } from '../../../model/artifact.ts';
import type { IsoDate } from '../../../model/publication.ts';
import { translationsOf, type Translation } from '../translations.ts';
import type { Site } from '../views/site.ts';
import { downloadsAddress, publicUrl } from './addresses.ts';
import { lastChange, latest } from './dates.ts';
import { listOfferedBooks } from './offered-books.ts';
import { xmlArtifact } from './xml-artifact.ts';

interface SitemapEntry {
  readonly url: string;
  readonly modified: IsoDate;
  readonly translations: readonly Translation[];
}

/** As many addresses as one file may hold (sitemaps.org, "Sitemaps XML format"). */
const mostAddresses = 50_000;

/** Every page with its last change; several files under an index where one is not enough. Members have none. */
export function makeSitemap(site: Site, most = mostAddresses): Artifact[] {
  if (site.input.publication.audience === 'members') return [];
  const entries = listEntries(site);
  if (entries.length <= most) return [xmlArtifact('sitemap.xml', 'sitemap', { entries }, site)];
  const files = Array.from({ length: Math.ceil(entries.length / most) }, (_unused, index) => {
    const own = entries.slice(index * most, (index + 1) * most);
    return { file: `sitemap-${index + 1}.xml`, entries: own, modified: latestOf(own) };
  });
  const parts = files.map(({ file, modified }) => ({ url: publicUrl(site, file), modified }));
  return [
    xmlArtifact('sitemap.xml', 'sitemap-index', { parts }, site),
    ...files.map(({ file, entries: own }) => xmlArtifact(file, 'sitemap', { entries: own }, site)),
  ];
}

function listEntries(site: Site): SitemapEntry[] {
  const { publication } = site.input;
  const entry = (address: string, modified: IsoDate): SitemapEntry => ({
    url: publicUrl(site, address),
    modified,
    translations: [],
  });
  const pages = [
    ...publication.series.map(({ address, updated }) => entry(address, updated)),
    ...publication.books
      .filter(({ kind }) => kind === 'collection')
      .map(({ address, edition, chapters }) =>
        entry(
          address,
          latest(
            chapters.map(({ article }) => lastChange(article)),
            edition.date,
          ),
        ),
      ),
    ...publication.articles.map((article) => ({
      ...entry(article.address, lastChange(article)),
      translations: translationsOf(article, publication),
    })),
  ];
  const books = listOfferedBooks(site);
  const newest = latestOf(pages);
  return [
    entry('', newest),
    ...pages,
    ...(books.length === 0
      ? []
      : [
          entry(
            downloadsAddress(site.input),
            latest(
              books.map(({ updated }) => updated),
              newest,
            ),
          ),
        ]),
  ];
}

function latestOf(entries: readonly SitemapEntry[]): IsoDate {
  return latest(
    entries.map(({ modified }) => modified),
    '1970-01-01',
  );
}
