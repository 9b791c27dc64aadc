import { posix } from 'node:path';
import { openMadeFiles, type MadeFiles } from '../dev/made-files.ts';
import type { BuiltSite, Rebuild } from '../dev/rebuild.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import type { Format } from '../formats/format.ts';
import { formats } from '../formats/registry.ts';
import { loadConfig } from '../load/load.ts';
import type { Artifact } from '../model/artifact.ts';
import type { OutputPath } from '../model/paths.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import { folderOf } from './audiences.ts';
import type { CommandInput } from './command.ts';
import { makeInput, plannedDownloads } from './format-input.ts';
import { prepare, type Prepared } from './prepare.ts';
import { renderFormat } from './render.ts';

/** Makes the book whose output path this is, of what was prepared. */
export type MakeBook = (path: OutputPath, prepared: Prepared, files: SourceFiles) => Promise<Uint8Array>;

export interface DevSiteOptions {
  readonly root: string;
  readonly forMembers: boolean;
  /** The day for which the site is made, asked before each build. */
  readonly today: () => string;
}

/**
 * The site, built into memory: no folder is written. Pages and what they load at once are made each time; pictures,
 * covers, the index of the search and books are made when somebody asks for them.
 */
export function rebuildInMemory(
  { root, forMembers, today }: DevSiteOptions,
  { templates, environment }: CommandInput,
  makeBook: MakeBook,
): Rebuild {
  let made: Made = { files: openMadeFiles(), folders: openMadeFiles() };
  let before: ReadonlyMap<string, Entry> = new Map();
  return async () => {
    const { prepared, diagnostics, files } = await prepare(root, templates, today());
    const folders = listFolders(files);
    if (prepared === undefined) return { site: undefined, changed: [], diagnostics, files, folders };

    const publication = (forMembers ? prepared.forMembers : undefined) ?? prepared.publication;
    const input = makeInput(prepared, environment, {
      publication,
      books: publication.books,
      handouts: publication.handouts,
      print: () => Promise.reject(new Error('A site prints nothing.')),
      earlierPrints: undefined,
      paginations: new Map(),
      downloads: plannedDownloads(publication),
    });
    const result = await renderFormat(siteFormat(), input);
    const all = dropRepeated([...diagnostics, ...result.diagnostics]);
    if (hasErrors(all)) return { site: undefined, changed: [], diagnostics: all, files, folders };

    const artifacts = result.rendered.flatMap((step) => step.artifacts);
    const entries = new Map(
      artifacts.map((artifact) => [
        pathInEdition(artifact.path),
        enter(artifact, (path) => makeBook(path, prepared, files)),
      ]),
    );
    const changed = compare(before, entries);
    before = entries;
    made = { files: made.files.keep(changed), folders: made.folders.keep(changed) };
    const base = new URL(publication.baseUrl).pathname;
    return { site: openSite(base, entries, made), changed, diagnostics: all, files, folders };
  };
}

type Content = string | Uint8Array;

interface Made {
  readonly files: MadeFiles<Content>;
  readonly folders: MadeFiles<ReadonlyMap<string, Content>>;
}

/** A file of the site, made or yet to be made. That of a folder makes the folder. */
type Entry =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'deferred'; readonly make: () => Promise<Content> }
  | { readonly kind: 'folder'; readonly make: () => Promise<ReadonlyMap<string, Content>> };

/** The site holds copies of nothing but books. */
function enter(artifact: Artifact, makeBook: (path: OutputPath) => Promise<Uint8Array>): Entry {
  switch (artifact.kind) {
    case 'text':
      return { kind: 'content', content: artifact.text };
    case 'bytes':
      return { kind: 'content', content: artifact.bytes };
    case 'copy':
      return { kind: 'deferred', make: () => makeBook(artifact.of) };
    case 'deferred':
    case 'folder':
      return artifact;
  }
}

/** What is not made yet is the same as long as it is there: whatever shows it has changed with it. */
function compare(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): string[] {
  const gone = [...before.keys()].filter((file) => !after.has(file));
  const other = [...after].filter(([file, entry]) => !isSame(before.get(file), entry)).map(([file]) => file);
  return [...other, ...gone];
}

function isSame(a: Entry | undefined, b: Entry): boolean {
  if (a?.kind !== 'content' || b.kind !== 'content') return a?.kind === b.kind;
  if (typeof a.content === 'string' || typeof b.content === 'string') return a.content === b.content;
  return Buffer.compare(a.content, b.content) === 0;
}

function openSite(base: string, entries: ReadonlyMap<string, Entry>, made: Made): BuiltSite {
  const folders = [...entries].flatMap(([path, entry]) =>
    entry.kind === 'folder' ? [{ ...entry, path }] : [],
  );
  return {
    base,
    read: async (file) => {
      const entry = entries.get(file);
      if (entry?.kind === 'content') return entry.content;
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
