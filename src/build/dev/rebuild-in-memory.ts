import { openHighlighter } from '../../markdown/highlighter.ts';
import { posix } from 'node:path';
import { openMadeFiles } from '../../dev/made-files.ts';
import type { Rebuild } from '../../dev/rebuild.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { dropRepeated } from '../../diagnostics/order.ts';
import { loadConfig } from '../../load/load.ts';
import type { DrawDiagrams } from '../../load/diagrams.ts';
import { loadPlugins } from '../../load/load-plugins.ts';
import { findConfigInputs } from '../../plugins/config-inputs.ts';
import { append } from '../../model/append.ts';
import type { Artifact } from '../../formats/artifact.ts';
import type { OutputPath } from '../../model/paths.ts';
import type { SourceFiles } from '../../platform/source-files.ts';
import { makeInput, plannedDownloads } from '../outputs/render-input.ts';
import type { Host } from '../host.ts';
import { prepare, type PreparedPublication } from '../prepare.ts';
import { openSession } from '../../incremental/session.ts';
import { openDigests } from '../../incremental/digests.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import { noPaginations } from '../../formats/pagination.ts';
import type { DevServices } from './make-book.ts';
import { digestTemplates } from '../digest-templates.ts';
import { listUnpublished } from '../../resolve/status.ts';
import { labelReason } from '../unpublished.ts';
import type { ArticleThreads } from '../../load/read-articles.ts';
import { renderJobs, tryPages } from '../outputs/render.ts';
import {
  compareEntries,
  listEntries,
  openSite,
  pathInEdition,
  type Entry,
  type MadeEntries,
} from './site-entries.ts';
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
  readonly drawDiagrams: DrawDiagrams;
  /** The day for which the site is made, asked before each build. */
  readonly today: () => string;
}

/**
 * The site, in memory: no folder is written. Only what changed is read again, and nothing is made before somebody asks for
 * it: pages, pictures, the index of the search, books.
 */
export function rebuildInMemory(
  { root, forMembers, publishedOnly, threads, drawDiagrams, today }: DevSiteOptions,
  { templates, environment }: Pick<Host, 'templates' | 'environment'>,
  given: DevServices,
  makeBook: MakeBook,
): Rebuild {
  let made: MadeEntries = openMadeFiles();
  let before: ReadonlyMap<string, Entry> = new Map();
  let session = openSession(root);
  const highlighter = openHighlighter();
  let plugins: HeldPlugins | undefined;
  return async () => {
    const asOf = today();
    const { digest, watched } = findConfigInputs(root);
    if (plugins?.digest !== digest) {
      plugins = { digest, loaded: await loadPlugins(root) };
      // What was read with other plug-ins is not what it would be now.
      session = openSession(root);
    }
    const { loaded } = plugins;
    const found = session.look();
    const { prepared, diagnostics, files } = await prepare(
      root,
      templates,
      asOf,
      { ...found, threads, highlighter, loadPlugins: () => Promise.resolve(loaded) },
      { showsUnpublished: !publishedOnly, drawDiagrams },
    );
    session.note(found, { asOf, diagnostics });
    const folders = [...listFolders(files), ...watched];
    if (prepared === undefined) return { site: undefined, changed: [], diagnostics, files, folders };

    const { site: format } = prepared.formats;
    const publication = (forMembers ? prepared.forMembers : undefined) ?? prepared.publication;
    const input = makeInput(prepared, environment, {
      publication,
      books: publication.books,
      handouts: publication.handouts,
      downloads: plannedDownloads(publication, prepared.formats),
    });
    const services: MakeServices = { ...given, paginations: noPaginations() };
    const artifacts: Artifact[] = [];
    const rendering = { audience: publication.audience, services, place: (path: OutputPath) => path };
    const renderProblems = await renderJobs(format, format.plan(input), rendering, (step) => {
      append(artifacts, step.artifacts);
    });
    const digestAll = openDigests({
      loaded: prepared.loaded,
      publication,
      fileDigest: (path) => found.earlier.scan.digestOf(path),
      tools: [digestTemplates(prepared.templates), digest].join('\n'),
      epoch: input.epoch,
      printedBy: undefined,
      downloads: input.downloads,
      cited: prepared.cited,
    });
    const allTexts = prepared.loaded.articles.map(({ source }) => source);
    const entries = listEntries(artifacts, {
      services,
      digestAll,
      readTexts: (artifact) => prepared.readBodies(textsFor(artifact, services, allTexts)),
      makeBook: (path) => makeBook(path, prepared, files),
    });
    const changed = compareEntries(before, entries);
    const tried = pagesToTry(artifacts, new Set(changed));
    await prepared.readBodies(tried.flatMap(({ dependsOn }) => textsIn(dependsOn, [])));
    const problems = tryPages(format, tried, services);
    const all = dropRepeated([...diagnostics, ...prepared.applyLevels([...renderProblems, ...problems])]);
    if (hasErrors(all)) return { site: undefined, changed: [], diagnostics: all, files, folders };
    before = entries;
    made = made.keep(changed);
    const base = new URL(publication.baseUrl).pathname;
    const unpublished = publishedOnly ? new Map<string, string>() : labelPages(prepared);
    return { site: openSite(base, unpublished, entries, made), changed, diagnostics: all, files, folders };
  };
}

/** Plug-ins as they were loaded, with the digest of what they are made of. */
interface HeldPlugins {
  readonly digest: string;
  readonly loaded: Awaited<ReturnType<typeof loadPlugins>>;
}

/** How many pages are tried before somebody asks for one: a template that fails does so on most of them. */
const mostTried = 5;

function pagesToTry(artifacts: readonly Artifact[], changed: ReadonlySet<string>): Artifact[] {
  return artifacts
    .filter(({ path }) => path.endsWith('.html') && changed.has(pathInEdition(path)))
    .slice(0, mostTried);
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

/** The folder of the articles and manifests, and that of the publication's own templates. */
function listFolders(files: SourceFiles): string[] {
  const templates = loadConfig(files).value?.publication.templates;
  const folder = templates === undefined ? undefined : posix.join('series', templates);
  return ['series', ...(folder === undefined || folder.startsWith('..') ? [] : [folder])];
}
