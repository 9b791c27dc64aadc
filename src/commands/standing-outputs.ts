import type { DigestAll } from '../incremental/digests.ts';
import type { OutputRecord } from '../incremental/record.ts';
import type { Artifact } from '../model/artifact.ts';
import type { Dependencies } from '../model/dependencies.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';

/** Which outputs of an earlier build are still right, and what the others will need. */
export interface Standing {
  /** Whether an output is there, and made from the same. */
  isSame(path: OutputPath, dependsOn: Dependencies | undefined): boolean;
  /** The outputs that an artifact would make, where all of them are there and made from the same. */
  findSame(artifact: Artifact): readonly OutputPath[] | undefined;
  /** The key under which an output is to be recorded; empty for one that is made each time. */
  keyOf(dependsOn: Dependencies | undefined): string;
}

export function openStanding(earlier: ReadonlyMap<OutputPath, OutputRecord>, digestAll: DigestAll): Standing {
  const keyOf = (dependsOn: Dependencies | undefined) =>
    dependsOn === undefined ? '' : digestAll(dependsOn);
  const isSame: Standing['isSame'] = (path, dependsOn) => {
    const known = earlier.get(path);
    return known !== undefined && dependsOn !== undefined && known.key === keyOf(dependsOn);
  };
  return {
    isSame,
    keyOf,
    findSame: (artifact) => {
      const { path, dependsOn } = artifact;
      if (dependsOn === undefined) return undefined;
      if (artifact.kind !== 'folder') return isSame(path, dependsOn) ? [path] : undefined;
      const key = keyOf(dependsOn);
      const own = [...earlier].filter(([one]) => one.startsWith(`${path}/`));
      return own.length > 0 && own.every(([, known]) => known.key === key)
        ? own.map(([one]) => one)
        : undefined;
    },
  };
}

/** The articles whose bodies are shown by what depends on this. */
export function textsIn(
  dependsOn: Dependencies | undefined,
  all: readonly SourcePath[],
): readonly SourcePath[] {
  if (dependsOn === undefined) return [];
  if (dependsOn.includes('texts')) return all;
  return dependsOn.flatMap((name) =>
    name.startsWith('text ') ? (name.slice('text '.length) as SourcePath) : [],
  );
}
