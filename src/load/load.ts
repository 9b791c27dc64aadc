import { posix } from 'node:path';
import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { readDocument } from '../markdown/read-document.ts';
import type { Highlighter } from '../markdown/highlighter.ts';
import { openSourceIndex } from '../markdown/source-index.ts';
import type { Plugins } from '../markdown/plugins/plugins.ts';
import type { TitleFormulas } from '../markdown/title.ts';
import { append } from '../model/append.ts';
import type { CitationStyle, Reference } from '../model/citations.ts';
import { includedIn } from '../model/document.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';
import { startOf, type Place } from '../model/place.ts';
import type { Asset } from '../model/publication.ts';
import { makeQueue } from '../platform/make-queue.ts';
import type { ScratchFile } from '../platform/scratch-file.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import type { LoadedArticle } from './article.ts';
import { lockFile } from './address-lock.ts';
import { readAssets, type AssetRequest } from './assets.ts';
import { openBodies } from './bodies.ts';
import { readCollections, type LoadedCollection } from './collections.ts';
import { isArticle } from './dated-articles.ts';
import type { LoadedCitationStyle } from './citation-style.ts';
import { loadDiagrams, type DrawDiagrams, settleDiagrams } from './diagrams.ts';
import { coverPath, prefacePath, type LoadedImprint, type LoadedPreface } from './imprint.ts';
import { loadArticles, readBodies, type ArticleReader } from './load-articles.ts';
import { findForeignFiles, hintUnreadArticles, isNote } from './foreign-files.ts';
import { openIncluded, type IncludedReader } from './included-files.ts';
import { digestsOf, findIncluded } from './included-texts.ts';
import { inheritedFrom } from './inherit.ts';
import type { YamlReader } from './load-yaml.ts';
import { diagnoseLost, findLoss } from './lost-files.ts';
import { loadManifest, type LoadedManifest, type ManifestContext } from './manifest.ts';
import { noMemory, type Memory } from './memory.ts';
import { popularityFile, readPopularity } from './popularity.ts';
import {
  loadPublicationConfig,
  logoPath,
  publicationFile,
  type LoadedConfig,
  type ReadConfig,
} from './publication.ts';
import { readArticles, type ArticleThreads } from './read-articles.ts';
import type { ReadingDialect } from './reading-dialect.ts';
import type { OwnSettings } from './schemas/publication.ts';
import { loadReferences } from './references.ts';
import { sizeImages } from './size-images.ts';
import { findStaticFiles, isStatic, staticFolders, type LoadedStaticFile } from './static-files.ts';
import type { SourceText } from '../model/source-text.ts';
import { decodeText } from './text.ts';
import { listTitles, setTitleFormulas } from './title-formulas.ts';
import type { Words } from '../model/words.ts';

/** All that was read from disk, shape checked, before anything is followed. */
export interface Loaded {
  readonly config: LoadedConfig;
  readonly manifests: readonly LoadedManifest[];
  readonly collections: readonly LoadedCollection[];
  readonly articles: readonly LoadedArticle[];
  /** By the file that each is in. */
  readonly prefaces: ReadonlyMap<SourcePath, LoadedPreface>;
  readonly references: ReadonlyMap<string, Reference>;
  /** Undefined for Kolofon's own. */
  readonly citationStyle: CitationStyle | undefined;
  readonly assets: ReadonlyMap<SourcePath, Asset>;
  /** What the site has as it is. */
  readonly staticFiles: readonly LoadedStaticFile[];
  /** How often each article was read, by article id: also of articles that are no more. */
  readonly popularity: ReadonlyMap<string, number>;
  /** Of all titles. */
  readonly titleFormulas: TitleFormulas;
  /** What could not be read as a whole: nothing that is missing from it is reported one by one. */
  readonly unread: ReadonlySet<'articles' | 'references'>;
  /** What to do about files that are not read as articles, by the ids that they would have. */
  readonly unreadArticles: ReadonlyMap<string, string>;
}

const referenceFiles = [sourcePath('series/references.yaml'), sourcePath('series/references.json')];
const otherYaml = new Set<SourcePath>([publicationFile, lockFile, ...referenceFiles]);
const articlesFolder = sourcePath('series/articles');
const readByName = new Set<SourcePath>([...otherYaml, popularityFile, articlesFolder]);

function isTopYaml(path: SourcePath): boolean {
  return /^series\/[^/.][^/]*\.ya?ml$/.test(path);
}

/** What the reading of a publication depends on, beside its files. */
export interface LoadOptions {
  readonly words: (language: string) => Words;
  /** The files from which the words were read, by their paths among the templates. */
  readonly wordFiles: ReadonlyMap<string, string>;
  /** Undefined where articles are to be read in this thread alone. */
  readonly threads: ArticleThreads | undefined;
  /** Where bodies are put aside that are too many for the memory; undefined where all are to stay in it. */
  readonly scratch: ScratchFile | undefined;
  readonly memory: Memory;
  readonly plugins: Plugins | undefined;
  readonly highlighter: Highlighter;
  readonly citationStyle: LoadedCitationStyle;
  /** A digest of the words and of the settings that a document depends on. */
  readonly dialect: string;
  readonly drawDiagrams: DrawDiagrams;
}

export interface PublicationLoad extends Checked<Loaded> {
  /** Reads the bodies that are to be shown of articles that were recalled. */
  readonly readBodies: (sources: Iterable<SourcePath>) => Promise<void>;
}

export async function loadPublication(
  files: SourceFiles,
  config: LoadedConfig,
  {
    words,
    wordFiles,
    memory,
    dialect,
    threads,
    scratch,
    plugins,
    highlighter,
    citationStyle,
    drawDiagrams,
  }: LoadOptions,
): Promise<PublicationLoad> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(checked: Checked<T>): T => {
    append(diagnostics, checked.diagnostics);
    return checked.value;
  };
  const open = (path: SourcePath) => openText(path, files);
  const yaml = { open, memory };

  const listedFiles = files.list('series');
  const isRead = (path: SourcePath) => isArticle(path) || isTopYaml(path) || readByName.has(path);
  const sources = listedFiles.filter((path) => !files.isLost(path));
  const articleFiles = sources.filter((path) => isArticle(path) && !isNote(path, files));
  const inherited = inheritedFrom(config.publication);
  const listed = new Set(config.publication.series);
  const manifests = take(loadManifests(sources, yaml, { inherited, listed }));

  let assets: ReadonlyMap<SourcePath, Asset> = new Map();
  const { parser } = config.publication;
  const citesInNotes = citationStyle.style?.kind === 'notes';
  const sourceFacts = { paths: sources, articles: articleFiles, pages: pagesOf(config) };
  const index = openSourceIndex(sourceFacts);
  const includes = openIncluded(files);
  const readAll: ArticleReader['readAll'] = (tasks, takeArticle) =>
    readArticles(
      tasks,
      (task) => {
        const bytes = readBytes(task.source, files);
        return { ...task, bytes, included: includes.collect(task.source, bytes) };
      },
      {
        parser,
        highlighter,
        citesInNotes,
        words,
        wordFiles,
        inherited,
        plugins,
        sources: index,
        sourceFacts,
      },
      threads,
      takeArticle,
    );
  const reader: ArticleReader = {
    readAll,
    memory,
    dialect,
    sources: index,
    digestOfIncluded: includes.digestOf,
    bodies: openBodies(() => assets, scratch),
  };
  const articles = take(await loadArticles(articleFiles, reader));

  const collections = take(readCollections(config));
  const imprints = [...manifests, ...collections];
  const prefaces = await readPrefaces(imprints, files, includes, words, take, {
    parser,
    highlighter,
    citesInNotes,
    plugins,
    sources: index,
  });

  const titles = listTitles({ config, manifests, collections, articles }, open);
  const titleFormulas = take(await setTitleFormulas(titles));

  const unread = new Set<'articles' | 'references'>();
  let references: ReadonlyMap<string, Reference> = new Map();
  for (const path of referenceFiles.filter((one) => sources.includes(one))) {
    const read = loadReferences(path, yaml, references);
    if (!read.isRead) unread.add('references');
    references = take(read);
  }
  for (const path of listedFiles.filter((one) => files.isForbidden(one)))
    if (referenceFiles.includes(path)) unread.add('references');
    else if (path.startsWith(`${articlesFolder}/`)) unread.add('articles');
  const isExpected = listed.size + manifests.length > 0 || sources.includes(lockFile);
  if (articleFiles.length === 0 && isExpected) {
    unread.add('articles');
    if (!files.isLost(articlesFolder)) diagnostics.push(noArticles(sources));
  }

  const popularity = sources.includes(popularityFile)
    ? take(readPopularity(take(open(popularityFile))))
    : new Map<string, number>();

  const shown = [...articles, ...prefaces.values()].flatMap(({ document }) => document.assets);
  const requests: AssetRequest[] = [
    ...shown.filter(({ diagram }) => diagram === undefined),
    ...imprints.flatMap(coverPath),
    ...logoPath(config),
  ];
  const { assets: found, diagnostics: assetProblems } = await readAssets(requests, files, memory);
  const drawn = await loadDiagrams(shown, drawDiagrams);
  assets = new Map([...found, ...drawn.pictures]);
  append(diagnostics, drawn.diagnostics);
  append(diagnostics, assetProblems);
  const requested = new Set(requests.map(({ source }) => source));
  // Nobody means to publish hidden files.
  const isPassedOver = (path: SourcePath) => requested.has(path) || isStatic(path) || /(?:^|\/)\./.test(path);
  const isReported = (path: SourcePath) =>
    files.isForbidden(path) ? !isPassedOver(path) : isRead(path) && files.isLost(path);
  append(
    diagnostics,
    listedFiles.filter(isReported).map((path) => diagnoseLost(path, files)),
  );
  const staticFiles = take(findStaticFiles(files));
  const used = new Set<string>([
    ...readByName,
    ...sources.filter(isTopYaml),
    ...articleFiles,
    ...citationStyle.files,
    ...requests.map(({ source }) => source),
    ...imprints.flatMap(prefacePath).map(({ source }) => source),
    ...[...articles, ...prefaces.values()].flatMap(({ document }) => includedIn(document)),
  ]);
  const { templates } = config.publication;
  const folders = [
    'series/schemas',
    ...staticFolders.keys(),
    ...(templates === undefined ? [] : [posix.join('series', templates)]),
  ];
  if (config.isValid) append(diagnostics, findForeignFiles(sources, { used, folders }));
  for (const { document } of prefaces.values()) {
    settleDiagrams(document.body, assets);
    sizeImages(document.body, assets);
  }

  // Two that ask for the same body at once would both read it.
  const takeTurn = makeQueue(1);
  const bySource = new Map(articles.map((article) => [article.source, article]));
  return {
    value: {
      config,
      manifests,
      collections,
      articles,
      prefaces,
      references,
      citationStyle: citationStyle.style,
      assets,
      staticFiles,
      popularity,
      titleFormulas,
      unread,
      unreadArticles: hintUnreadArticles(
        sources,
        listedFiles.filter((path) => files.isLost(path)),
      ),
    },
    diagnostics,
    readBodies: (asked) => {
      const sought = [...new Set(asked)].flatMap((source) => bySource.get(source) ?? []);
      return takeTurn(() => readBodies(sought, reader));
    },
  };
}

/** The manifests among the files of `series/`. */
export function loadManifests(
  sources: readonly SourcePath[],
  yaml: YamlReader,
  context: ManifestContext,
): Checked<LoadedManifest[]> {
  const loaded = sources
    .filter((path) => isTopYaml(path) && !otherYaml.has(path))
    .map((path) => loadManifest(path, yaml, context));
  return {
    value: loaded.flatMap(({ value }) => value ?? []),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The address of the site's folder of articles. */
export function pagesOf({ publication }: LoadedConfig): string {
  return `${publication.baseUrl.replace(/\/?$/, '/')}${publication.addresses.articles}/`;
}

export function openText(path: SourcePath, files: SourceFiles): Checked<SourceText> {
  return decodeText(path, readBytes(path, files));
}

/** A file that was listed and is no more has no bytes. */
function readBytes(path: SourcePath, files: SourceFiles): Uint8Array {
  return files.read(path) ?? new Uint8Array();
}

/** One problem in place of one for each article that is named somewhere. */
function noArticles(sources: readonly SourcePath[]): Diagnostic {
  const elsewhere = sources.find((path) => /^series\/.+\/[^/]+\.md$/.test(path));
  const folder = elsewhere?.split('/').slice(0, 2).join('/');
  return diagnose('file-exists', startOf(articlesFolder), 'There are no articles in series/articles.', {
    hint:
      folder === undefined
        ? 'Put one Markdown file there for each article: series/articles/my-article.md.'
        : `There are Markdown files in ${folder}: rename the folder to series/articles.`,
  });
}

/** Reads each preface once, in the language of the first book that has it. */
async function readPrefaces(
  imprints: readonly LoadedImprint[],
  files: SourceFiles,
  includes: Pick<IncludedReader, 'collect'>,
  words: (language: string) => Words,
  take: <T>(checked: Checked<T>) => T,
  reading: Pick<ReadingDialect, 'parser' | 'highlighter' | 'citesInNotes' | 'plugins' | 'sources'>,
): Promise<ReadonlyMap<SourcePath, LoadedPreface>> {
  const prefaces = new Map<SourcePath, LoadedPreface>();
  for (const imprint of imprints) {
    for (const { source, place } of prefacePath(imprint)) {
      if (prefaces.has(source)) continue;
      const bytes = openPreface(source, place, files);
      if ('code' in bytes) {
        take({ value: undefined, diagnostics: [bytes] });
        continue;
      }
      const { language } = imprint.manifest;
      const text = take(decodeText(source, bytes));
      const included = includes.collect(source, bytes);
      const options = { ...reading, findIncluded: findIncluded(included) };
      const { lookups, ...document } = take(await readDocument(text, language, words(language), options));
      const asked = { ...lookups, ...digestsOf(included) };
      prefaces.set(source, { source, document: { ...document, lookups: asked } });
    }
  }
  return prefaces;
}

/** The bytes of a preface, or what is wrong with its name. An article may be for members only, a preface is for everybody. */
function openPreface(source: SourcePath, place: Place, files: SourceFiles): Uint8Array | Diagnostic {
  if (isArticle(source))
    return diagnose('value-type', place, `"${source}" is an article: a preface is a text of its own.`);
  const hint = didYouMean(source, files.list('series'));
  return files.read(source) ?? diagnose('file-exists', place, `There is no file "${source}".`, { hint });
}

/** Undefined in a folder that contains no publication. */
export function loadConfig(
  files: SourceFiles,
  memory: Memory = noMemory,
  plugins?: OwnSettings,
): Checked<ReadConfig | undefined> {
  if (files.read(publicationFile) === undefined) {
    const lost = [publicationFile, sourcePath('series')].find((path) => findLoss(path, files) !== undefined);
    if (lost !== undefined) return { value: undefined, diagnostics: [diagnoseLost(lost, files)] };
    const problem = diagnose('file-exists', startOf(publicationFile), 'There is no publication here.', {
      hint: 'Run the command in the folder that contains series/publication.yaml, or name that folder with --root.',
    });
    return { value: undefined, diagnostics: [problem] };
  }
  return loadPublicationConfig({ open: (path) => openText(path, files), memory }, plugins);
}
