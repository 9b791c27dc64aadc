import { posix } from 'node:path';
import { diagnose, type Checked } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { CitationStyle } from '../model/citations.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import type { CitationStyle as AddedStyle } from '../plugins/citation-style.ts';
import type { LoadedConfig } from './publication.ts';

export interface LoadedCitationStyle {
  /** Undefined for Kolofon's own. */
  readonly style: CitationStyle | undefined;
  /** The style and the locales that are files of the publication. */
  readonly files: readonly SourcePath[];
}

const ownStyle: LoadedCitationStyle = { style: undefined, files: [] };

/** The citation style that the publication names: a file of its own, or one of a plug-in. */
export async function loadCitationStyle(
  { publication, place }: LoadedConfig,
  files: SourceFiles,
  added: readonly AddedStyle[],
): Promise<Checked<LoadedCitationStyle>> {
  const name = publication.citationStyle;
  if (name === undefined) return { value: ownStyle, diagnostics: [] };
  const fail = (message: string, hint?: string) => ({
    value: ownStyle,
    diagnostics: [diagnose('citation-style', place(['citationStyle']), message, { hint })],
  });
  const found = name.endsWith('.csl') ? findFile(name, files) : findAdded(name, added);
  // What cannot be opened is reported by itself.
  if (found === undefined && isForbidden(name, files)) return { value: ownStyle, diagnostics: [] };
  if (found === undefined) {
    const known = [...added.map(({ id }) => id), ...listStyles(files)];
    return fail(
      `There is no citation style "${name}".`,
      didYouMean(name, known) ??
        'Name a .csl file, relative to publication.yaml, or the id of a style that kolofon.config.ts adds.',
    );
  }
  const { readStyle } = await import('../markdown/csl/read-style.ts');
  const read = readStyle(found.xml, found.locales, publication.language);
  if ('problem' in read)
    return fail(`The citation style "${name}" cannot be used: ${read.problem}.`, read.hint);
  return { value: { style: read.style, files: found.files }, diagnostics: [] };
}

function isForbidden(name: string, files: SourceFiles): boolean {
  const path = posix.join('series', name);
  return path.startsWith('series/') && files.isForbidden(sourcePath(path));
}

interface FoundStyle {
  readonly xml: string;
  readonly locales: Readonly<Record<string, string>>;
  readonly files: readonly SourcePath[];
}

function findAdded(name: string, added: readonly AddedStyle[]): FoundStyle | undefined {
  const style = added.find(({ id }) => id === name);
  return style && { xml: style.xml, locales: style.locales ?? {}, files: [] };
}

function findFile(name: string, files: SourceFiles): FoundStyle | undefined {
  const path = posix.join('series', name);
  if (!path.startsWith('series/')) return undefined;
  const file = sourcePath(path);
  const xml = readText(file, files);
  if (xml === undefined) return undefined;
  // As the repository of CSL names them: locales-nb-NO.xml.
  const localeFile = /^locales-([a-zA-Z0-9-]+)\.xml$/;
  const beside = files.list('series').flatMap((one) => {
    const language = posix.dirname(one) === posix.dirname(path) && localeFile.exec(posix.basename(one))?.[1];
    return language ? [{ language, file: one }] : [];
  });
  const locales = beside.flatMap(({ language, file: one }) => {
    const text = readText(one, files) ?? '';
    return [
      [language.split('-')[0] ?? language, text],
      [language, text],
    ];
  });
  return {
    xml,
    locales: Object.fromEntries(locales) as Record<string, string>,
    files: [file, ...beside.map((one) => one.file)],
  };
}

function listStyles(files: SourceFiles): string[] {
  return files
    .list('series')
    .filter((path) => path.endsWith('.csl'))
    .map((path) => path.slice('series/'.length));
}

function readText(path: SourcePath, files: SourceFiles): string | undefined {
  const bytes = files.read(path);
  return bytes && new TextDecoder().decode(bytes);
}
