import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EarlierOutputs, MakeServices } from '../../formats/make-services.ts';
import type { DigestAll } from '../../incremental/digests.ts';
import type { OutputRecord } from '../../incremental/record.ts';
import type { Artifact } from '../../formats/artifact.ts';
import { sourceOfShown, type Dependencies } from '../../model/dependencies.ts';
import type { OutputPath, SourcePath } from '../../model/paths.ts';
import type { PlaceOutput } from '../audiences.ts';
import { isFolder } from './make-artifact.ts';

/** Which outputs of an earlier build are still right, and what the others will need. */
export interface ReusableOutputs {
  /** The key under which an output is to be recorded; empty for one that is made each time. */
  keyOf(dependsOn: Dependencies | undefined): string;
  /** Whether an output exists and was made from what this key identifies. */
  isSame(path: OutputPath, key: string): boolean;
  /** The outputs that an artifact would make, where all of them are there and made from the same. */
  findSame(artifact: Artifact, key: string): readonly OutputPath[] | undefined;
}

export function openReusableOutputs(
  earlier: ReadonlyMap<OutputPath, OutputRecord>,
  digestAll: DigestAll,
): ReusableOutputs {
  const isSame: ReusableOutputs['isSame'] = (path, key) => key !== '' && earlier.get(path)?.key === key;
  return {
    keyOf: (dependsOn) => (dependsOn === undefined ? '' : digestAll(dependsOn)),
    isSame,
    findSame: (artifact, key) => {
      const { path } = artifact;
      if (key === '') return undefined;
      const paths = isFolder(artifact)
        ? [...earlier.keys()].filter((one) => one.startsWith(`${path}/`))
        : [path];
      return paths.length > 0 && paths.every((one) => isSame(one, key)) ? paths : undefined;
    },
  };
}

/** What a format may take from the outputs that are there, for the readers for whom it makes others. */
export function offerEarlier(
  earlier: ReadonlyMap<OutputPath, OutputRecord>,
  reusable: ReusableOutputs,
  place: PlaceOutput,
  folder: string,
): EarlierOutputs {
  return {
    isSame: (path, dependsOn) => reusable.isSame(place(path), reusable.keyOf(dependsOn)),
    read: (path) => {
      const placed = place(path);
      return earlier.has(placed) ? readFileSync(join(folder, placed), 'utf8') : undefined;
    },
  };
}

/** The articles whose bodies have to be read before an artifact is made. */
export function textsFor(
  { texts, dependsOn }: Artifact,
  services: MakeServices,
  all: readonly SourcePath[],
): readonly SourcePath[] {
  return texts?.(services) ?? textsIn(dependsOn, all);
}

/** The articles whose bodies are shown by what depends on this. */
export function textsIn(
  dependsOn: Dependencies | undefined,
  all: readonly SourcePath[],
): readonly SourcePath[] {
  if (dependsOn === undefined) return [];
  if (dependsOn.includes('texts')) return all;
  return dependsOn.flatMap((name) => sourceOfShown(name) ?? []);
}
