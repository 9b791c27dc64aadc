import { readAndRemove } from '../../platform/join-on-disk.ts';
import { posix } from 'node:path';
import { openMadeFiles, type MadeFiles } from '../../dev/made-files.ts';
import type { BuiltSite, Rebuild } from '../../dev/rebuild.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { dropRepeated } from '../../diagnostics/order.ts';
import type { Format } from '../../formats/format.ts';
import { formats } from '../../formats/formats.ts';
import { loadConfig } from '../../load/load.ts';
import type { Artifact } from '../../model/artifact.ts';
import type { OutputPath } from '../../model/paths.ts';
import type { StoredFile } from '../../model/stored-file.ts';
import type { SourceFiles } from '../../platform/source-files.ts';
import { folderOf } from '../audience-folders.ts';
import { makeInput, plannedDownloads } from '../outputs/format-input.ts';
import type { Host } from '../host.ts';
import { prepare, type PreparedPublication } from '../prepare.ts';
import { openSession } from '../../incremental/session.ts';
import { openDigests } from '../../incremental/digests.ts';
import { openPaginations } from '../../formats/pagination.ts';
import type { BookServices } from './make-book.ts';
import { digestTemplates } from '../digest-templates.ts';
import { listUnpublished } from '../../resolve/unpublished.ts';
import { labelReason } from '../unpublished.ts';
import type { ArticleThreads } from '../../load/read-articles.ts';
import { renderJobs, tryPages } from '../outputs/render.ts';
import { textsFor, textsIn } from '../outputs/reusable-outputs.ts';

/** Makes the book whose output path this is, of what was prepared. */
export type MakeBook = (
  path: OutputPath,
  prepared: PreparedPublication,
  files: SourceFiles,
) => Promise<Uint8Array>;

export interface DevSiteOptions {
  readonly root: string;
  readonly forMembers: boolean;
  /** Whether drafts and what is due later are left out, as in a build. */
  readonly publishedOnly: boolean;
  readonly threads: ArticleThreads | undefined;
  /** The day for which the site is made, asked before each build. */
  readonly today: () => string;
}

/**
 * The site, in memory: no folder is written. Only what changed is read again, and nothing is made before somebody asks for
 * it: pages, pictures, the index of the search, books.
 */
export function rebuildInMemory(
  { root, forMembers, publishedOnly, threads, today }: DevSiteOptions,
  { templates, environment }: Pick<Host, 'templates' | 'environment'>,
  means: BookServices,
  makeBook: MakeBook,
): Rebuild {
  let made: MadeEntries = { files: openMadeFiles(), folders: openMadeFiles() };
  let before: ReadonlyMap<string, Entry> = new Map();
  const session = openSession(root);
  return async () => {
    const asOf = today();
    const found = session.look();
    const { prepared, diagnostics, files } = await prepare(
      root,
      templates,
      asOf,
      { ...found, threads },
      { showsUnpublished: !publishedOnly },
    );
    session.note(found, { asOf, diagnostics });
    const folders = listFolders(files);
    if (prepared === undefined) return { site: undefined, changed: [], diagnostics, files, folders };

    const publication = (forMembers ? prepared.forMembers : undefined) ?? prepared.publication;
    const formatInput = makeInput(prepared, environment, {
      ...means,
      publication,
      books: publication.books,
      handouts: publication.handouts,
      paginations: openPaginations(),
      downloads: plannedDownloads(publication),
    });
    const format = siteFormat();
    const result = await renderJobs(format, format.plan(formatInput), publication.audience);
    const artifacts = result.rendered.flatMap((step) => step.artifacts);
    const digestAll = openDigests({
      loaded: prepared.loaded,
      publication,
      fileDigest: (path) => found.earlier.scan.digestOf(path),
      tools: digestTemplates(prepared.templates),
      epoch: formatInput.epoch,
      printedBy: undefined,
      downloads: formatInput.downloads,
    });
    const entries = new Map(
      artifacts.map((artifact): [string, Entry] => [
        pathInEdition(artifact.path),
        {
          ...entryOf(artifact, prepared, (path) => makeBook(path, prepared, files)),
          key: artifact.dependsOn === undefined ? undefined : digestAll(artifact.dependsOn),
        },
      ]),
    );
    const changed = compare(before, entries);
    const problems = await tryChanged(artifacts, new Set(changed), prepared, format);
    const all = dropRepeated([...diagnostics, ...prepared.applyLevels([...result.diagnostics, ...problems])]);
    if (hasErrors(all)) return { site: undefined, changed: [], diagnostics: all, files, folders };
    before = entries;
    made = { files: made.files.keep(changed), folders: made.folders.keep(changed) };
    const base = new URL(publication.baseUrl).pathname;
    const unpublished = publishedOnly ? new Map<string, string>() : labelPages(prepared);
    return { site: openSite(base, unpublished, entries, made), changed, diagnostics: all, files, folders };
  };
}

/** How many pages are tried before somebody asks for one: a template that fails does so on most of them. */
const tried = 5;

async function tryChanged(
  artifacts: readonly Artifact[],
  changed: ReadonlySet<string>,
  { readBodies }: PreparedPublication,
  format: Format,
): Promise<Diagnostic[]> {
  const pages = artifacts
    .filter(({ kind, path }) => kind === 'page' && path.endsWith('.html') && changed.has(pathInEdition(path)))
    .slice(0, tried);
  await readBodies(pages.flatMap(({ dependsOn }) => textsIn(dependsOn, [])));
  return tryPages(format, pages);
}

type Content = string | Uint8Array;

interface MadeEntries {
  readonly files: MadeFiles<Content>;
  readonly folders: MadeFiles<ReadonlyMap<string, Content>>;
}

/** A file of the site, made or yet to be made. That of a folder makes the folder. */
type Entry = (
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'stored'; readonly file: StoredFile }
  | { readonly kind: 'deferred'; readonly make: () => Promise<Content> }
  | { readonly kind: 'folder'; readonly make: () => Promise<ReadonlyMap<string, Content>> }
) & {
  /** The digest of what it is made from, where that is known. */
  readonly key?: string | undefined;
};

/** The site holds copies of nothing but books. */
function entryOf(
  artifact: Artifact,
  { readBodies, loaded }: PreparedPublication,
  makeBook: (path: OutputPath) => Promise<Uint8Array>,
): Entry {
  const after = async <T>(make: () => T): Promise<Awaited<T>> => {
    const all = loaded.articles.map(({ source }) => source);
    await readBodies(textsFor(artifact, all));
    return await make();
  };
  switch (artifact.kind) {
    case 'text':
      return { kind: 'content', content: artifact.text };
    case 'bytes':
      // Without a digest, the bytes tell whether it has changed.
      return artifact.dependsOn === undefined
        ? { kind: 'content', content: artifact.read() }
        : { kind: 'deferred', make: () => after(artifact.read) };
    case 'stored':
      return { kind: 'stored', file: artifact.file };
    case 'copy':
      return { kind: 'deferred', make: () => makeBook(artifact.of) };
    case 'page':
      return { kind: 'deferred', make: () => after(artifact.make) };
    case 'deferred':
      return { kind: 'deferred', make: () => after(artifact.make) };
    case 'book':
      return { kind: 'deferred', make: async () => readAndRemove(await after(artifact.make)) };
    case 'folder':
      return { kind: 'folder', make: () => after(artifact.make) };
  }
}

function compare(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): string[] {
  const gone = [...before.keys()].filter((file) => !after.has(file));
  const other = [...after].filter(([file, entry]) => !isSame(before.get(file), entry)).map(([file]) => file);
  return [...other, ...gone];
}

/** What tells no digest and is not made yet is the same as long as it is there: whatever shows it has changed with it. */
function isSame(a: Entry | undefined, b: Entry): boolean {
  if (a?.key !== b.key) return false;
  if (a?.kind !== 'content' || b.kind !== 'content' || b.key !== undefined) return a?.kind === b.kind;
  if (typeof a.content === 'string' || typeof b.content === 'string') return a.content === b.content;
  return Buffer.compare(a.content, b.content) === 0;
}

/** The pages of articles that are not published, with the reasons. */
function labelPages({ loaded, publication: { articles, asOf } }: PreparedPublication): Map<string, string> {
  const reasons = new Map(listUnpublished(loaded.articles, asOf).map(({ id, reason }) => [id, reason]));
  return new Map(
    articles.flatMap(({ id, address }): [string, string][] => {
      const reason = reasons.get(id);
      return reason === undefined ? [] : [[`${address}index.html`, labelReason(reason)]];
    }),
  );
}

function openSite(
  base: string,
  unpublished: BuiltSite['unpublished'],
  entries: ReadonlyMap<string, Entry>,
  made: MadeEntries,
): BuiltSite {
  const folders = [...entries].flatMap(([path, entry]) =>
    entry.kind === 'folder' ? [{ ...entry, path }] : [],
  );
  return {
    base,
    unpublished,
    read: async (file) => {
      const entry = entries.get(file);
      if (entry?.kind === 'content') return entry.content;
      if (entry?.kind === 'stored') return entry.file;
      if (entry?.kind === 'deferred') return made.files.get(file, entry.make);
      const folder = folders.find(({ path }) => file.startsWith(`${path}/`));
      if (folder === undefined) return undefined;
      const files = await made.folders.get(folder.path, folder.make);
      return files.get(file.slice(folder.path.length + 1));
    },
  };
}

/** The path in the site of an output: the folder of its edition is left out. */
function pathInEdition(path: OutputPath): string {
  return path.slice(path.indexOf('/') + 1);
}

function siteFormat(): Format {
  const site = formats.find(({ id }) => id === folderOf.everyone);
  if (site === undefined) throw new Error('There is no format of the site.');
  return site;
}

/** The folder of the articles and manifests, and that of the publication's own templates. */
function listFolders(files: SourceFiles): string[] {
  const templates = loadConfig(files).value?.publication.templates;
  const folder = templates === undefined ? undefined : posix.join('series', templates);
  return ['series', ...(folder === undefined || folder.startsWith('..') ? [] : [folder])];
}
