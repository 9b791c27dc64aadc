import { availableParallelism } from 'node:os';
import type { ArticleThreads } from '../load/read-articles.ts';
import { UsageError, type CommandInput } from './command.ts';
import type { SearchThreads } from './search-ahead.ts';

type Given = Pick<CommandInput, 'options' | 'threadScripts'>;

/** The threads that read articles beside this one; undefined where there are none. */
export function chosenArticleThreads({ options, threadScripts }: Given): ArticleThreads | undefined {
  const count = chosenJobs(options) - 1;
  if (threadScripts === undefined || count === 0) return undefined;
  return {
    script: threadScripts.articles,
    count,
    articlesEach: options['jobs'] === undefined ? undefined : 1,
  };
}

/** The threads that look into books beside this one; undefined where there are none. */
export function chosenSearchThreads({ options, threadScripts }: Given): SearchThreads | undefined {
  const count = chosenJobs(options) - 1;
  return threadScripts === undefined || count === 0 ? undefined : { script: threadScripts.search, count };
}

function chosenJobs({ jobs }: CommandInput['options']): number {
  if (jobs === undefined) return availableParallelism();
  if (!/^[1-9]\d{0,2}$/.test(String(jobs)))
    throw new UsageError(`--jobs takes a number from 1 to 999, not "${String(jobs)}".`);
  return Number(jobs);
}
