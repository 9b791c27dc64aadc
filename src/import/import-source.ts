import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ImportError } from './import-error.ts';
import type { Importer } from './importer.ts';
import { createNames } from './names.ts';
import type { Source } from './source.ts';
import { compareWithTarget } from './write/compare.ts';
import { importsFolder, keepState, nameOfSource, openEarlierImport } from './write/earlier-import.ts';
import { exchangeFiles, keepBases } from './write/exchange.ts';
import { followMoves } from './write/follow-moves.ts';
import { createLossList, type LossKind } from './write/loss-list.ts';
import type { ImportSummary } from './write/report.ts';
import { openStage } from './write/stage.ts';
import { publicationFile } from './write/print-publication.ts';
import { languageOfTarget, stageAll, stagePublication } from './write/stage-imported.ts';
import { referencesFile, stageReferences } from './write/stage-references.ts';
import { openTarget, takenNames } from './write/target.ts';

export interface ImportOptions {
  /** The folder of the publication. It need not exist. */
  readonly target: string;
  /** By which a later import finds this one again; by default made from the name of the source. */
  readonly name: string | undefined;
  readonly language: string | undefined;
  /** See `ImportContext`. */
  readonly files: Source | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly isDryRun: boolean;
}

export interface ImportOutcome {
  readonly summary: ImportSummary;
  readonly losses: readonly LossKind[];
  /** Takes away what the losses are read from. */
  readonly close: () => void;
}

/** Reads a source, merges it with what the target holds, and writes: all of it, or nothing. */
export async function importSource(
  importer: Importer,
  source: Source,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { target, today, isDryRun } = options;
  const name = options.name ?? nameOfSource(importer.id, basename(source.path));
  const earlier = followMoves(openEarlierImport(target, name), target);
  const given = new Map(Object.entries(earlier.state?.names ?? {}));
  const names = createNames(given, takenNames(target, given.values()));
  const parent = isDryRun ? tmpdir() : join(target, importsFolder);
  const isNew = !existsSync(target);
  const stage = openStage(parent);
  const losses = createLossList(tmpdir());
  const firstImported = earlier.state?.firstImported ?? today;
  try {
    const context = { names, language: options.language, files: options.files };
    const places = { target: openTarget(target), stage, earlier };
    const languages = { asked: options.language, inherited: languageOfTarget(places) };
    const found = await stageAll(importer.read(source, context), stage, losses, firstImported, languages);
    for (const [file, problem] of source.problems)
      losses.add({ kind: 'loss', ...problem, detail: file, origin: { file } });
    if (found.articles === 0) throw new ImportError(`No ${importer.title} articles found in ${source.path}.`);
    const settings = { ...found.publication, language: options.language ?? found.publication.language };
    const { guessed, extended } = stagePublication(settings, found.series, places);
    const references = stageReferences(found.references, places);
    const changes = compareWithTarget(
      places,
      new Map([
        ...(extended === undefined ? [] : [[publicationFile, extended] as const]),
        ...(references === undefined ? [] : [[referencesFile, references] as const]),
      ]),
    );
    if (changes.foreign.length > 0) throw new ImportError(describeForeign(changes.foreign));
    if (!isDryRun) {
      // Names first: an import that is interrupted finds its own files again.
      const state = { version: 1, firstImported, names: Object.fromEntries(names.given) } as const;
      keepState(earlier.folder, { ...state, files: earlier.state?.files ?? {} });
      exchangeFiles(places.target, stage, changes);
      keepBases(earlier.folder, stage);
      keepState(earlier.folder, { ...state, files: Object.fromEntries(stage.digests) });
    }
    const { articles, series, assets } = found;
    const facts = { title: importer.title, source: basename(source.path) };
    return {
      summary: { ...facts, articles, series: series.length, assets, guessedSettings: guessed, changes },
      losses: losses.kinds(),
      close: losses.remove,
    };
  } catch (error) {
    losses.remove();
    throw error;
  } finally {
    stage.remove();
    if (!isDryRun) removeIfEmpty(parent);
    if (!isDryRun && isNew) removeIfEmpty(target);
  }
}

function describeForeign(paths: readonly string[]): string {
  return `Nothing was imported: these files already exist and do not come from an earlier import of this source: ${paths.join(', ')}. Move them, or choose another folder.`;
}

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}
