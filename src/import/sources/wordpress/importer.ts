import { createAssetFinder, type AssetFinder } from '../../asset-finder.ts';
import type { Imported, Loss } from '../../imported.ts';
import { ImportError } from '../../import-error.ts';
import type { ImportContext, Importer } from '../../importer.ts';
import type { Source } from '../../source.ts';
import { keepHeapSmall } from '../../../platform/v8-flags.ts';
import { plainText } from '../../html/plain-text.ts';
import { readCourses } from './courses.ts';
import { createCopyCounter } from './copies.ts';
import { convertPost, type Site } from './convert-post.ts';
import { readExport } from './read-export.ts';
import { findExports, openExports } from './open-exports.ts';
import { readSeries } from './series.ts';
import { readSites, type WordPressSite } from './sites.ts';
import { findOriginals } from './translations.ts';
import type { WxrIndex } from './wxr-index.ts';

/** The export of a WordPress site: one XML file, or a folder with the parts of a large one, or of several sites. */
export const wordpress: Importer = {
  id: 'wordpress',
  title: 'WordPress',
  recognises: (source) => findExports(source).length > 0,
  read: readSite,
};

/** In bytes: a smaller export leaves little garbage. */
const worthSmallHeap = 20_000_000;

/** Read twice: what links and series lead to has to be known before a text is converted. */
async function* readSite(source: Source, { names, files }: ImportContext): AsyncGenerator<Imported> {
  const exports = await openExports(source, findExports(source));
  if (exports.length === 0) throw new ImportError(`No WordPress export found in ${source.path}.`);
  const size = exports.reduce((sum, one) => sum + one.size, 0);
  if (size > worthSmallHeap) keepHeapSmall('moderate');
  const sites = await readSites(exports, names);
  const uploads = createAssetFinder(files, names);
  for (const { index } of sites.slice(0, 1)) yield readPublication(index);
  for (const site of sites) yield* readTexts(site, uploads);
}

async function* readTexts(
  { exports, index, names, addresses }: WordPressSite,
  uploads: AssetFinder,
): AsyncGenerator<Imported> {
  const originals = findOriginals(index.posts);
  const countCopy = createCopyCounter();
  for (const one of exports)
    for await (const part of readExport(one)) {
      if (part.kind !== 'item' || part.item.values.get('wp:post_type')?.trim() === 'attachment') continue;
      const id = part.item.values.get('wp:post_id')?.trim() ?? '';
      const post = index.posts.get(id);
      if (countCopy(id) !== index.copies.get(id)?.number || post === undefined) continue;
      const site: Site = { file: one.name, index, addresses, uploads, originals };
      const { article, losses } = convertPost(part.item, post, site);
      yield article;
      yield* losses;
      yield* uploads.take();
    }
  const file = exports[0]?.name ?? '';
  yield* readSeries(index, names, addresses, file);
  yield* readCourses(index, names, addresses, file);
  yield* describeWhole(index, file);
}

function readPublication({ site, posts }: WxrIndex): Imported {
  const title = plainText(site.get('title') ?? '');
  return {
    kind: 'publication',
    title: title || undefined,
    summary: plainText(site.get('description') ?? '') || undefined,
    language: site.get('language')?.replaceAll('_', '-') || undefined,
    baseUrl: baseOf(site.get('wp:base_blog_url') ?? site.get('link')),
    publisher: title || undefined,
    authors: mostFrequent([...posts.values()].map(({ author }) => author).filter((author) => author !== '')),
  };
}

/** Those of whom there is most, first. */
function mostFrequent(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

function baseOf(address: string | undefined): string | undefined {
  return address === undefined || !/^https?:\/\//.test(address)
    ? undefined
    : address.replace(/^http:/, 'https:').replace(/\/*$/, '/');
}

/** What is not in the texts themselves. */
function* describeWhole(index: WxrIndex, file: string): Generator<Loss> {
  const origin = { file };
  const lose = (what: string, detail: string, became: Loss['became']): Loss => ({
    kind: 'loss',
    what,
    detail,
    became,
    origin,
  });
  if (index.comments > 0) yield lose('comments of readers', `${String(index.comments)} in all`, 'dropped');
  for (const page of index.onlyInBuilder)
    yield lose('pages whose text is only in the data of a page builder', page, 'dropped');
  for (const [type, count] of index.otherTypes)
    yield lose('things that are no published texts', `${type}: ${String(count)}`, 'dropped');
  for (const plugin of index.restrictions.plugins)
    yield lose('rules of who may read that are not in the export', plugin, 'guessed');
  for (const { title, isSticky } of index.posts.values())
    if (isSticky) yield lose('posts that were kept above all others', title, 'dropped');
  const short = [...index.posts.values()].find(({ link }) => /[?&](?:p|page_id)=\d/.test(link));
  if (short !== undefined)
    yield lose('addresses with ?p=, from which a static site cannot lead on', short.link, 'dropped');
}
