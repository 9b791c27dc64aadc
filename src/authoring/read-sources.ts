import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { loadDatedArticles, type DatedArticle } from '../load/dated-articles.ts';
import { inheritedFrom } from '../load/inherit.ts';
import { loadConfig, loadManifests, openText } from '../load/load.ts';
import type { LoadedManifest } from '../load/manifest.ts';
import { noMemory } from '../load/memory.ts';
import type { ReadConfig } from '../load/publication.ts';
import { openSourceFiles, type SourceFiles } from '../platform/source-files.ts';

/** What a command has to know to add something: no text of an article is read. */
export interface Sources {
  readonly files: SourceFiles;
  readonly config: ReadConfig;
  readonly manifests: readonly LoadedManifest[];
  readonly articles: readonly DatedArticle[];
}

/** The diagnostics are those that are in the way. */
export function readSources(
  root: string,
): Sources | { readonly diagnostics: readonly Diagnostic[]; readonly files: SourceFiles } {
  const files = openSourceFiles(root);
  const { value: config, diagnostics } = loadConfig(files);
  if (config === undefined || hasErrors(diagnostics)) return { diagnostics, files };
  const inherited = inheritedFrom(config.publication);
  const yaml = { open: (path: Parameters<typeof openText>[0]) => openText(path, files), memory: noMemory };
  const listed = new Set(config.publication.series);
  const manifests = loadManifests(files.list('series'), yaml, { inherited, listed });
  if (hasErrors(manifests.diagnostics)) return { diagnostics: manifests.diagnostics, files };
  return { files, config, manifests: manifests.value, articles: loadDatedArticles(files, inherited) };
}
