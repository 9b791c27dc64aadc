import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';
import type { Asset } from '../model/publication.ts';
import type { Reference } from '../model/reference.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import { readArticle, type LoadedArticle } from './article.ts';
import { readAssets, type AssetRequest } from './assets.ts';
import { coverPath } from './cover.ts';
import { idOf } from '../model/ids.ts';
import { readManifest, type LoadedManifest } from './manifest.ts';
import { readPublicationConfig, publicationFile, type LoadedConfig } from './publication.ts';
import { readReferences } from './references.ts';
import { sizeImages } from './size-images.ts';
import type { SourceText } from '../model/source-text.ts';
import { decodeText } from './text.ts';
import type { Words } from '../model/words.ts';

/** All that was read from disk, shape checked, before anything is followed. */
export interface Loaded {
  readonly config: LoadedConfig;
  readonly manifests: readonly LoadedManifest[];
  readonly articles: readonly LoadedArticle[];
  readonly references: ReadonlyMap<string, Reference>;
  readonly assets: ReadonlyMap<SourcePath, Asset>;
}

const referenceFiles = [sourcePath('series/references.yaml'), sourcePath('series/references.json')];
const otherYaml = new Set<SourcePath>([publicationFile, ...referenceFiles]);

export async function loadPublication(
  files: SourceFiles,
  config: LoadedConfig,
  words: (language: string) => Words,
): Promise<{ value: Loaded; diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(checked: { readonly value: T; readonly diagnostics: readonly Diagnostic[] }): T => {
    diagnostics.push(...checked.diagnostics);
    return checked.value;
  };
  const open = (path: SourcePath): SourceText => take(decodeText(path, files.read(path) ?? new Uint8Array()));

  const sources = files.list('series');
  const manifests = sources
    .filter((path) => /^series\/[^/]+\.ya?ml$/.test(path) && !otherYaml.has(path))
    .map((path) => take(readManifest(idOf(path), open(path))));

  const articles: LoadedArticle[] = [];
  for (const path of sources.filter((source) => /^series\/articles\/.+\.md$/.test(source))) {
    articles.push(take(await readArticle(idOf(path), open(path), words)));
  }

  const references = referenceFiles
    .filter((path) => sources.includes(path))
    .reduce<ReadonlyMap<string, Reference>>(
      (earlier, path) => take(readReferences(open(path), earlier)),
      new Map(),
    );

  const requests: AssetRequest[] = [
    ...articles.flatMap((article) => article.document.assets),
    ...manifests.flatMap((manifest) => coverPath(manifest)),
  ];
  const { assets, diagnostics: assetProblems } = readAssets(requests, files);
  diagnostics.push(...assetProblems);
  for (const { document } of articles) sizeImages(document.body, assets);

  return { value: { config, manifests, articles, references, assets }, diagnostics };
}

export function loadConfig(files: SourceFiles): {
  value: LoadedConfig | undefined;
  diagnostics: readonly Diagnostic[];
} {
  const bytes = files.read(publicationFile);
  if (bytes === undefined) {
    const problem = diagnose('file-exists', startOf(publicationFile), 'There is no publication here.', {
      hint: 'Run the command in the folder that holds series/publication.yaml, or name that folder with --root.',
    });
    return { value: undefined, diagnostics: [problem] };
  }
  const text = decodeText(publicationFile, bytes);
  const config = readPublicationConfig(text.value);
  return { value: config.value, diagnostics: [...text.diagnostics, ...config.diagnostics] };
}
