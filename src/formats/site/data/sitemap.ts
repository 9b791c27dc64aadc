import type { Artifact } from '../../artifact.ts';
import { everything } from '../../../model/dependencies.ts';
import type { IsoDate } from '../../../model/iso-date.ts';
import { translationsOf, type Translation } from '../translations.ts';
import type { Site } from '../views/site.ts';
import { downloadsAddress, publicUrl } from './addresses.ts';
import { lastChange, latest } from './dates.ts';
import { listOfferedBooks } from './offered-books.ts';
import { xmlArtifact } from './data-artifacts.ts';

interface SitemapEntry {
  readonly url: string;
  readonly modified: IsoDate;
  readonly translations: readonly Translation[];
}

/** As many addresses as one file may contain (sitemaps.org, "Sitemaps XML format"). */
const mostAddresses = 50_000;

/** Every page with its last change; several files under an index where one is not enough. Members have none. */
export function makeSitemap(site: Site, most = mostAddresses): Artifact[] {
  if (site.input.publication.audience === 'members') return [];
  let listed: SitemapEntry[] | undefined;
  const entries = () => (listed ??= listEntries(site));
  const count = countEntries(site);
  if (count <= most)
    return [xmlArtifact('sitemap.xml', 'sitemap', everything, site, () => ({ entries: entries() }))];
  const files = Array.from({ length: Math.ceil(count / most) }, (_unused, index) => ({
    file: `sitemap-${index + 1}.xml`,
    own: () => entries().slice(index * most, (index + 1) * most),
  }));
  const parts = () =>
    files.map(({ file, own }) => ({ url: publicUrl(site, file), modified: latestOf(own()) }));
  return [
    xmlArtifact('sitemap.xml', 'sitemap-index', everything, site, () => ({ parts: parts() })),
    ...files.map(({ file, own }) =>
      xmlArtifact(file, 'sitemap', everything, site, () => ({ entries: own() })),
    ),
  ];
}

/** The length of the list, which is not made for it. */
function countEntries({ input: { publication, downloads } }: Site): number {
  const collections = publication.books.filter(({ kind }) => kind === 'collection').length;
  const home = 1;
  return (
    home +
    publication.series.length +
    collections +
    publication.articles.length +
    (downloads.length > 0 ? 1 : 0)
  );
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
