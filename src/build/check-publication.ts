import { append } from '../model/append.ts';
import type { CheckOptions } from './options.ts';
import { findProblems } from './find-problems.ts';
import { fixSources, type FixedFile } from './fix-sources.ts';
import type { Host } from './host.ts';
import type { Preparation } from './prepare.ts';
import { rootOf } from './read-options.ts';

export interface CheckOutcome extends Preparation {
  /** What `fix` did, a file at a time; a file may be here more than once. */
  readonly fixed: readonly FixedFile[];
}

/** A fix may uncover the next problem: an article that had no title, say, is then read whole. */
const mostRounds = 5;

/** Finds what is wrong, and fixes what has one right fix, if that is asked for. */
export async function checkPublication(options: CheckOptions, host: Host): Promise<CheckOutcome> {
  let found = await findProblems(options, host);
  if (options.fix !== true) return { ...found, fixed: [] };
  const all: FixedFile[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const fixed = fixSources(found.diagnostics, found.files, rootOf(options));
    append(all, fixed);
    if (!fixed.some((one) => 'changes' in one)) break;
    found = await findProblems(options, host);
  }
  return { ...found, fixed: all };
}
