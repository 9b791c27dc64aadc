import { join, posix } from 'node:path';
import { compareWithLock, emptyLock, type Comparison } from '../addresses/compare.ts';
import { publicationChecks } from '../checks/publication/registry.ts';
import { diagnose, hasErrors, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { lockFile, readAddressLock, type AddressLock, type LoadedLock } from '../load/address-lock.ts';
import { loadConfig, loadPublication, type Loaded } from '../load/load.ts';
import type { LoadedConfig } from '../load/publication.ts';
import { decodeText } from '../load/text.ts';
import { readTemplates, type Templates } from '../load/templates.ts';
import { readWords } from '../load/words.ts';
import type { Words } from '../model/words.ts';
import { createBibliography, type Bibliography } from '../markdown/bibliography.ts';
import { citedKeys } from '../model/cited-keys.ts';
import { openDocuments } from '../model/open-documents.ts';
import type { Publication } from '../model/publication.ts';
import type { Reference } from '../model/reference.ts';
import { hasFont } from '../platform/fonts.ts';
import { openSourceFiles, type SourceFiles } from '../platform/source-files.ts';
import { resolvePublication } from '../resolve/resolve.ts';

/** A publication ready to be rendered. */
export interface Prepared {
  /** What everyone gets. */
  readonly publication: Publication;
  /** What members get; undefined where nothing is for members alone. */
  readonly forMembers: Publication | undefined;
  readonly addresses: ComparedAddresses;
  readonly templates: Templates;
  readonly words: (language: string) => Words;
  readonly bibliography: Bibliography;
  /** The most that the cache may weigh, in bytes. */
  readonly cacheMax: number;
}

/** The addresses of the publication, beside those of its lock. */
export interface ComparedAddresses extends Omit<Comparison, 'diagnostics'> {
  /** The lock as it was read; undefined where there is no file. */
  readonly before: AddressLock | undefined;
}

/** `prepared` is undefined when an error stands in the way. */
export interface Preparation {
  readonly prepared: Prepared | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: SourceFiles;
}

/** Load, resolve and check: everything before the formats. */
export async function prepare(root: string, templatesFolder: string, asOf: string): Promise<Preparation> {
  const files = openSourceFiles(root);
  const config = loadConfig(files);
  if (config.value === undefined) return { prepared: undefined, diagnostics: config.diagnostics, files };

  const override = findTemplates(config.value, files);
  const folders = [templatesFolder, ...override.value.map((folder) => join(root, folder))];
  const { value: templates, diagnostics: templateProblems } = readTemplates(folders, root);
  const words = readWords(templates);

  const loaded = await loadPublication(files, config.value, words);
  const addresses = compareAddresses(files, loaded.value, asOf, hasErrors(config.diagnostics));
  const diagnostics = [
    ...config.diagnostics,
    ...override.diagnostics,
    ...templateProblems,
    ...loaded.diagnostics,
    ...checkFaces(config.value),
    ...publicationChecks.flatMap((check) => check(loaded.value, asOf)),
    ...addresses.diagnostics,
  ];
  if (hasErrors(diagnostics)) return { prepared: undefined, diagnostics, files };

  const { redirects, gone } = addresses.value.next;
  const former = { redirects, gone: [...gone.keys()].sort() };
  const publication = resolvePublication(loaded.value, asOf, 'everyone', former);
  const forMembers = publication.articles.every(({ isReadable }) => isReadable)
    ? undefined
    : resolvePublication(loaded.value, asOf, 'members', former);
  const bibliography = await createBibliography(citedReferences(forMembers ?? publication));
  const prepared = {
    publication,
    forMembers,
    addresses: addresses.value,
    templates,
    words,
    bibliography,
    cacheMax: config.value.publication.cache.max,
  };
  return { prepared, diagnostics, files };
}

/** A configuration that cannot be read tells no addresses: every page would seem to have moved. */
function compareAddresses(
  files: SourceFiles,
  loaded: Loaded,
  asOf: string,
  isUnknown: boolean,
): Checked<ComparedAddresses> {
  const { value: before, diagnostics } = readLock(files);
  const { diagnostics: problems, ...compared } = compareWithLock(before ?? emptyLock, loaded, asOf);
  return {
    value: { ...compared, before: before?.lock },
    diagnostics: isUnknown ? diagnostics : [...diagnostics, ...problems],
  };
}

function readLock(files: SourceFiles): Checked<LoadedLock | undefined> {
  const bytes = files.read(lockFile);
  if (bytes === undefined) return { value: undefined, diagnostics: [] };
  const text = decodeText(lockFile, bytes);
  const lock = readAddressLock(text.value);
  return { value: lock.value, diagnostics: [...text.diagnostics, ...lock.diagnostics] };
}

/** The folder of the publication's own templates, if it names one. */
function findTemplates(
  { publication: { templates }, place }: LoadedConfig,
  files: SourceFiles,
): Checked<readonly string[]> {
  if (templates === undefined) return { value: [], diagnostics: [] };
  const folder = posix.join('series', templates);
  if (!folder.startsWith('..') && files.list(folder).length > 0) return { value: [folder], diagnostics: [] };
  const problem = diagnose('file-exists', place(['templates']), `There are no templates in "${folder}".`, {
    hint: 'Name a folder by its path from publication.yaml, or take the line out.',
  });
  return { value: [], diagnostics: [problem] };
}

/** Whether the faces that the theme names are installed. */
function checkFaces({ publication: { site }, place }: LoadedConfig): Diagnostic[] {
  return (['text', 'interface'] as const).flatMap((key) => {
    const face = site.theme[key];
    if (face === undefined || face === 'system' || hasFont(face)) return [];
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
