import { createHash } from 'node:crypto';
import { comingFile, type PublishedList } from './published-list.ts';
import type { LocalFile } from './target.ts';

/** What is to be done, and in which order. */
export interface UploadPlan {
  /** Groups of files: each is complete before the next is begun. */
  readonly uploads: readonly (readonly LocalFile[])[];
  /** The same of paths, after all uploads. */
  readonly removals: readonly (readonly string[])[];
  readonly unchanged: number;
}

/** Identifies a published file: its bytes and its headers. */
export function digestFile({ sha256, headers }: Pick<LocalFile, 'sha256' | 'headers'>): string {
  const { contentType, cacheControl, contentDisposition = '' } = headers;
  return createHash('sha256')
    .update([sha256, contentType, cacheControl, contentDisposition].join('\n'))
    .digest('hex');
}

/**
 * A page never leads to what is not there yet: what pages load comes first, then pages that are new, then those that
 * lead to them, then what announces them (feeds, the sitemap). Deletions are last, pages before what they load.
 */
export function planUpload(
  files: readonly LocalFile[],
  published: PublishedList['files'],
  isSame: (file: LocalFile) => boolean,
): UploadPlan {
  const due = files.filter((file) => published.get(file.path) !== digestFile(file) && !isSame(file));
  const uploads = [0, 1, 2, 3, 4].map((rank) => due.filter((file) => rankOf(file, published) === rank));
  const there = new Set(files.map(({ path }) => path));
  const gone = [...published.keys()].filter((path) => !there.has(path));
  const removals = [gone.filter(isPage), gone.filter((path) => !isPage(path))].filter(
    ({ length }) => length > 0,
  );
  return {
    uploads: uploads.filter(({ length }) => length > 0),
    removals,
    unchanged: files.length - due.length,
  };
}

function rankOf({ path }: LocalFile, published: PublishedList['files']): number {
  const isNew = isNewFile(path, published);
  if (isPage(path)) return isNew ? 2 : 3;
  if (isNew) return 0;
  // Of a search index that is there, the entry names the files that have just come.
  return announces(path) ? 4 : 1;
}

/** Whether a page that leads to it may lead to nothing. */
export function isNewFile(path: string, published: PublishedList['files']): boolean {
  return !published.has(path) || published.get(path) === comingFile;
}

function isPage(path: string): boolean {
  return path.endsWith('.html');
}

/** What leads to pages, and is no page: feeds, catalogues, the sitemap, the entry of a search index. */
const announcing =
  /(?:^|\/)(?:feed\.(?:xml|json)|sitemap[^/]*\.xml|llms\.txt|robots\.txt|SHA256SUMS|pagefind-entry\.json)$|^opds\//;

function announces(path: string): boolean {
  return announcing.test(path);
}
