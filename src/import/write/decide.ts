import { alignParts } from './align-parts.ts';
import { mergeText } from './merge-text.ts';

/** One file of the target, seen from three sides. Texts; of other files their digests. */
export interface Sides {
  /** As the source gave it the time before; undefined when it did not. */
  readonly base: string | undefined;
  /** As it is in the target; undefined when it is not there. */
  readonly ours: string | undefined;
  /** As the source gives it now; undefined when it does not any more. */
  readonly theirs: string | undefined;
}

export type Decision =
  | { readonly action: 'write'; readonly text: string; readonly conflicts: number }
  | { readonly action: 'remove' }
  /** `foreign`: a file that no import wrote is there. `deleted`: an editor deleted it. `edited`: it is not in the source any more, or is no text, and an editor changed it. */
  | { readonly action: 'keep'; readonly because: 'same' | 'foreign' | 'deleted' | 'edited' };

export function decide({ base, ours, theirs }: Sides, isText: boolean): Decision {
  if (ours === theirs) return { action: 'keep', because: 'same' };
  if (theirs === undefined) {
    if (ours === undefined || base === undefined) return { action: 'keep', because: 'same' };
    return ours === base ? { action: 'remove' } : { action: 'keep', because: 'edited' };
  }
  if (ours === undefined)
    return base === undefined
      ? { action: 'write', text: theirs, conflicts: 0 }
      : { action: 'keep', because: 'deleted' };
  if (base === undefined) return { action: 'keep', because: 'foreign' };
  if (base === theirs) return { action: 'keep', because: 'same' };
  if (!isText && ours !== base) return { action: 'keep', because: 'edited' };
  const { text, conflicts } = mergeText(alignParts({ base, ours, theirs }));
  return { action: 'write', text, conflicts };
}
