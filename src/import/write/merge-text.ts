import { diff3Merge } from 'node-diff3';

export interface Versions {
  /** As the source gave it when it was imported before. */
  readonly base: string;
  /** As it is in the target now. */
  readonly ours: string;
  /** As the source gives it now. */
  readonly theirs: string;
}

export interface Merged {
  readonly text: string;
  /** Places that both changed: each is in the text with the marks of git. */
  readonly conflicts: number;
}

/** Merges by lines, as `git merge-file` does. */
export function mergeText({ base, ours, theirs }: Versions): Merged {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: 0 };
  if (ours === base) return { text: theirs, conflicts: 0 };
  const regions = diff3Merge(linesOf(ours), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true });
  const lines = regions.map(({ ok, conflict }) =>
    ok !== undefined
      ? ok.join('\n')
      : ['<<<<<<< yours', ...(conflict?.a ?? []), '=======', ...(conflict?.b ?? []), '>>>>>>> imported'].join(
          '\n',
        ),
  );
  return {
    text: lines.join('\n'),
    conflicts: regions.filter(({ conflict }) => conflict !== undefined).length,
  };
}

function linesOf(text: string): string[] {
  return text.split('\n');
}
