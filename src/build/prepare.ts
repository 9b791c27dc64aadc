import { join, posix } from 'node:path';
import { compareWithLock, emptyLock, type Comparison } from '../addresses/compare.ts';
import { runOwnChecks } from '../publication-checks/own-checks.ts';
import { publicationChecks } from '../publication-checks/publication-checks.ts';
import { applyLevels } from '../diagnostics/levels.ts';
import { reportOnce } from '../diagnostics/order.ts';
import { diagnose, hasErrors, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { loadAddressLock, lockFile, type AddressLock, type LoadedLock } from '../load/address-lock.ts';
import { formatsWith, type Formats } from '../formats/formats.ts';
import { chooseFolders } from '../load/address-folders.ts';
import { loadCitationStyle } from '../load/citation-style.ts';
import { chooseQueryWords, readWords } from '../load/words.ts';
import type { DrawDiagrams } from '../load/diagrams.ts';
import { inheritedFrom } from '../load/inherit.ts';
import { loadConfig, loadPublication, openText, pagesOf, type Loaded } from '../load/load.ts';
import { noMemory, type Memory } from '../load/memory.ts';
import { loadPlugins } from '../load/load-plugins.ts';
import type { ArticleThreads } from '../load/read-articles.ts';
import type { LoadedConfig, ReadConfig } from '../load/publication.ts';
import { diagnoseLost } from '../load/lost-files.ts';
import { readTemplates, type Templates } from '../load/templates.ts';
import type { Words } from '../model/words.ts';
import { openHighlighter, type Highlighter } from '../markdown/highlighter.ts';
import { createBibliography, type Bibliography } from '../markdown/bibliography.ts';
import { citedKeys, openDocuments } from '../model/open-documents.ts';
import type { Publication } from '../model/publication.ts';
import type { Reference } from '../model/citations.ts';
import { openEarlierBuild } from '../incremental/earlier-build.ts';
import { reuseLinkChecks, type Since } from '../incremental/reuse-link-checks.ts';
import { shortDigest } from '../incremental/short-digest.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';
import { openFonts, type Fonts } from '../platform/fonts.ts';
import { openSourceFiles, type SourceFiles } from '../platform/source-files.ts';
import { resolvePublication, type ResolveOptions } from '../resolve/resolve.ts';
import type { Workspace } from './workspace.ts';

/** A publication ready to be rendered. */
export interface PreparedPublication {
  readonly loaded: Loaded;
  /** What everyone gets. */
  readonly publication: Publication;
  /** What members get; undefined where nothing is members-only. */
  readonly forMembers: Publication | undefined;
  readonly addresses: ComparedAddresses;
  readonly formats: Formats;
  readonly templates: Templates;
  readonly words: (language: string) => Words;
  /** Reads the bodies that are to be shown of these articles: that of an unchanged one is not there before. */
  readonly readBodies: (sources: Iterable<SourcePath>) => Promise<void>;
  readonly bibliography: Bibliography;
  /** The works that are cited anywhere: how one is cited depends on all of them. */
  readonly cited: readonly Reference[];
  readonly font: Fonts['read'];
  /** Diagnostics at the levels that the publication and its articles set. */
  readonly applyLevels: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[];
  /** How the cache is set; `max` is in bytes. */
  readonly cache: LoadedConfig['publication']['cache'];
}

/** The addresses of the publication, besides those of its lock. */
export interface ComparedAddresses extends Omit<Comparison, 'diagnostics'> {
  /** The lock as it was read; undefined where there is no file. */
  readonly before: AddressLock | undefined;
}

/** The files of a publication, what an earlier build left, and the threads and the disk that may help to read it. */
export type SourceSnapshot = Pick<Workspace, 'files' | 'earlier' | 'threads'> &
  Partial<Pick<Workspace, 'scratch'>> & {
    /** Default: loads them again. */
    readonly loadPlugins?: () => ReturnType<typeof loadPlugins>;
    /** Default: one that ends with what is prepared. */
    readonly highlighter?: Highlighter;
  };

const nothingThere = { manifest: undefined, stampOutput: () => undefined };

/** A look at the files by which nothing earlier is known. */
export function snapshotSources(root: string, threads?: ArticleThreads): SourceSnapshot {
  const files = openSourceFiles(root);
  return { files, earlier: openEarlierBuild(undefined, '', files, nothingThere), threads };
}

export interface PrepareOptions extends Pick<ResolveOptions, 'showsUnpublished'> {
  /** Whether warnings are errors. */
  readonly isStrict?: boolean;
  /** Default: diagrams are code. */
  readonly drawDiagrams?: DrawDiagrams;
}

/** `prepared` is undefined when an error is in the way. */
export interface Preparation {
  readonly prepared: PreparedPublication | undefined;
  /** What could be read, also where there are errors in it. */
  readonly loaded?: Loaded;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: SourceFiles;
}

const drawNone: DrawDiagrams = () => Promise.resolve([]);

/** Load, resolve and check: everything before the formats. What an earlier build read is not read again. */
export async function prepare(
  root: string,
  templatesFolder: string,
  asOf: string,
  {
    files,
    earlier,
    threads,
    scratch,
    loadPlugins: load,
    highlighter = openHighlighter(),
  }: SourceSnapshot = snapshotSources(root),
  { showsUnpublished = false, isStrict = false, drawDiagrams = drawNone }: PrepareOptions = {},
): Promise<Preparation> {
  const { value: plugins, diagnostics: pluginProblems } = await (load?.() ?? loadPlugins(root));
  // Without its plug-ins, what articles contain would seem wrong everywhere.
  if (hasErrors(pluginProblems)) return { prepared: undefined, diagnostics: pluginProblems, files };
  const memory = earlier.memory();
  const read = loadConfig(files, memory, plugins);
  if (read.value === undefined) return { prepared: undefined, diagnostics: read.diagnostics, files };

  const override = findTemplates(read.value, files);
  const folders = [templatesFolder, ...override.value.map((folder) => join(root, folder))];
  const { value: templates, diagnostics: templateProblems } = readTemplates(folders, root);
  const words = readWords(templates);
  const wordFiles = new Map(templates.list('words').map((path) => [path, templates.text(path)]));
  const inherited = JSON.stringify(inheritedFrom(read.value.publication));
  const lock = readLock(files, memory);
  const config = withAddresses(read.value, lock.value?.lock, words);
  const citationStyle = await loadCitationStyle(config, files, plugins?.citationStyles ?? []);
  const citing = citationStyle.value.style?.kind ?? 'names';
  const dialect = shortDigest([...wordFiles.values(), inherited, pagesOf(config), citing].join('\n'));

  const publicationLoad = await loadPublication(files, config, {
    plugins,
    highlighter,
    citationStyle: citationStyle.value,
    words,
    wordFiles,
    memory,
    dialect,
    threads,
    scratch,
    drawDiagrams,
  });
  const loaded = reuseLinkChecks(publicationLoad.value, asOf, sinceRecord(earlier));
  const addresses = compareAddresses(lock, loaded, asOf);
  const fonts = openFonts(root);
  const applyOwnLevels = openLevels(loaded, isStrict);
  const diagnostics = applyOwnLevels([
    ...read.diagnostics,
    ...override.diagnostics,
    ...templateProblems,
    ...citationStyle.diagnostics,
    ...publicationLoad.diagnostics,
    ...checkFaces(config, fonts),
    ...publicationChecks.flatMap((check) => check(loaded, asOf, addresses.value.renamed)),
    ...(await runOwnChecks(plugins, loaded, asOf)),
    ...addresses.diagnostics,
  ]);
  if (hasErrors(diagnostics)) return { prepared: undefined, loaded, diagnostics, files };

  const { redirects, gone } = addresses.value.next;
  const former = { redirects, gone: [...gone.keys()].sort() };
  const publication = resolvePublication(loaded, asOf, 'everyone', { former, showsUnpublished });
  const forMembers = publication.articles.every(({ isReadable }) => isReadable)
    ? undefined
    : resolvePublication(loaded, asOf, 'members', { former, showsUnpublished });
  const cited = citedReferences(forMembers ?? publication);
  const prepared: PreparedPublication = {
    loaded,
    publication,
    forMembers,
    addresses: addresses.value,
    formats: formatsWith(plugins),
    templates,
    words,
    readBodies: publicationLoad.readBodies,
    font: fonts.read,
    bibliography: await createBibliography(cited, citationStyle.value.style),
    cited,
    applyLevels: applyOwnLevels,
    cache: config.publication.cache,
  };
  return { prepared, loaded, diagnostics, files };
}

function openLevels(
  { config, articles, prefaces }: Loaded,
  isStrict: boolean,
): PreparedPublication['applyLevels'] {
  const texts = [...articles, ...prefaces.values()];
  const own = new Map(texts.map(({ source, document }) => [source, document.checks]));
  return (diagnostics) => {
    const settled = reportOnce(applyLevels(diagnostics, config.publication.checks, (file) => own.get(file)));
    return isStrict ? settled.map((one) => ({ ...one, severity: 'error' })) : settled;
  };
}

function sinceRecord({ record, notes, scan }: Workspace['earlier']): Since | undefined {
  return record && { record, notes: notes(), digestOf: (path) => scan.digestOf(path) };
}

/** Of a configuration that cannot be read, or a broken lock, no address is known: every page would seem to have moved. */
function compareAddresses(
  { value: before, diagnostics }: Checked<LoadedLock | undefined>,
  loaded: Loaded,
  asOf: string,
): Checked<ComparedAddresses> {
  const { diagnostics: problems, ...compared } = compareWithLock(before ?? emptyLock, loaded, asOf);
  return {
    value: { ...compared, before: before?.lock },
    diagnostics: loaded.config.isValid ? [...diagnostics, ...problems] : diagnostics,
  };
}

/** The configuration with the folders and the words of its addresses. */
export function withAddresses(
  { publication, ...rest }: ReadConfig,
  lock: AddressLock | undefined,
  words: (language: string) => Words,
): LoadedConfig {
  const addresses = chooseFolders(publication, lock, words);
  const queryWords = chooseQueryWords(publication, words);
  return { ...rest, publication: { ...publication, addresses, queryWords } };
}

export function readLock(files: SourceFiles, memory: Memory = noMemory): Checked<LoadedLock | undefined> {
  if (files.read(lockFile) === undefined) return { value: undefined, diagnostics: [] };
  return loadAddressLock({ open: (path) => openText(path, files), memory });
}

/** The folder of the publication's own templates, if it names one. */
function findTemplates(
  { publication: { templates }, place }: ReadConfig,
  files: SourceFiles,
): Checked<readonly string[]> {
  if (templates === undefined) return { value: [], diagnostics: [] };
  const folder = posix.join('series', templates);
  const listed = folder.startsWith('..') ? [] : files.list(folder);
  if (listed.length > 0) {
    // Those in series/ are reported with its other files.
    const forbidden = listed.filter((path) => !path.startsWith('series/') && files.isForbidden(path));
    const diagnostics = forbidden.map((path) => diagnoseLost(path, files));
    return { value: forbidden.includes(sourcePath(folder)) ? [] : [folder], diagnostics };
  }
  const problem = diagnose('file-exists', place(['templates']), `There are no templates in "${folder}".`, {
    hint: 'Name a folder by its path from publication.yaml, or delete the line.',
  });
  return { value: [], diagnostics: [problem] };
}

/** Whether the faces that the theme names are installed. */
function checkFaces({ publication: { site }, place }: LoadedConfig, fonts: Fonts): Diagnostic[] {
  return (['text', 'interface'] as const).flatMap((key) => {
    const face = site.theme[key];
    if (face === undefined || face === 'system' || fonts.has(face)) return [];
    return [
      diagnose('theme-face', place(['site', 'theme', key]), `The face "${face}" is not installed.`, {
        hint: `Run npm install @fontsource/${face}, or write "system".`,
      }),
    ];
  });
}

function citedReferences({ articles, books, references }: Publication): Reference[] {
  const prefaces = books.flatMap(({ preface }) => preface?.document ?? []);
  const cited = citedKeys([...openDocuments(articles), ...prefaces]);
  return [...references.values()].filter(({ id }) => cited.has(id));
}
