import { availableParallelism } from 'node:os';
import { carryOutTask } from '../formats/raster/carry-out-task.ts';
import type { PictureWork } from '../formats/raster/picture-process.ts';
import type { CarryOut, TaskResult } from '../formats/raster/picture-task.ts';
import type { ArticleThreads } from '../load/read-articles.ts';
import { openWorkProcess } from '../platform/work-process.ts';
import type { SourceOptions } from './options.ts';
import type { Host } from './host.ts';
import { checkNumber } from './read-options.ts';

type Jobs = Pick<SourceOptions, 'jobs'>;
type Scripts = Pick<Host, 'threadScripts'>;

/** The threads that read articles beside this one; undefined where there are none. */
export function articleThreadsOf(options: Jobs, { threadScripts }: Scripts): ArticleThreads | undefined {
  const count = jobsOf(options) - 1;
  if (threadScripts === undefined || count === 0) return undefined;
  return {
    script: threadScripts.articles,
    count,
    articlesEach: options.jobs === undefined ? undefined : 1,
  };
}

/** The threads in which files may be looked into; undefined where there is only this one. */
export interface SearchThreads {
  readonly script: URL;
  readonly count: number;
}

/** The threads that look into books beside this one; undefined where there are none. */
export function searchThreadsOf(options: Jobs, { threadScripts }: Scripts): SearchThreads | undefined {
  const count = jobsOf(options) - 1;
  return threadScripts === undefined || count === 0 ? undefined : { script: threadScripts.search, count };
}

/**
 * glibc gives each thread memory of its own and keeps what was let go of: after photographs were decoded, 200 MB. This
 * can only be changed when a process starts. Other systems ignore these variables.
 */
const littleMemory = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: String(2 ** 20),
  MALLOC_TRIM_THRESHOLD_: String(2 ** 20),
};

/** What encodes pictures: a process of its own, or this one where the code runs as it is written. */
export function openPictureProcess({
  threadScripts,
  environment,
}: Pick<Host, 'environment' | 'threadScripts'>): CarryOut {
  if (threadScripts === undefined) return carryOutTask;
  const run = openWorkProcess<TaskResult>(threadScripts.pictures, {
    ...environment,
    ...littleMemory,
  });
  return (task, original) => run({ task, original } satisfies PictureWork);
}

function jobsOf({ jobs }: Jobs): number {
  return jobs === undefined ? availableParallelism() : checkNumber('jobs', jobs);
}
