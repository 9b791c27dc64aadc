import { setImmediate } from 'node:timers/promises';
import type { SourceFacts } from '../markdown/source-index.ts';
import { shareWork } from '../platform/share-work.ts';
import { keepHeapSmall } from '../platform/v8-flags.ts';
import { packArticle, type ArticleFile, type ArticleTask, type PackedArticle } from './packed-article.ts';
import type { ReadingDialect } from './reading-dialect.ts';

/** What a document depends on besides its text. */
export interface Dialect extends ReadingDialect {
  /** The files from which the words were read, by their paths among the templates. */
  readonly wordFiles: ReadonlyMap<string, string>;
  /** What `sources` is made from. */
  readonly sourceFacts: SourceFacts;
}

/** What is known of it in another thread: plain data. */
export interface SentDialect extends Pick<
  Dialect,
  'parser' | 'citesInNotes' | 'inherited' | 'wordFiles' | 'sourceFacts'
> {
  /** The folder of a publication with plug-ins, which each thread loads for itself. */
  readonly pluginRoot: string | undefined;
}

/** The threads in which articles may be read beside this one. */
export interface ArticleThreads {
  readonly script: URL;
  readonly count: number;
  /** How many articles a thread is started for; undefined for as many as make it worth its while. */
  readonly articlesEach: number | undefined;
}

/**
 * A thread loads and warms the code that reads articles before it helps. On two cores, one thread more took a tenth less
 * time with 1,000 articles, for a tenth more of the processors' time, and a fifth less with 2,000.
 */
const worthThread = 750;

/** Fewer leave little garbage, and a build after a change should be quick. */
const worthSmallHeap = 500;

/** Reads articles and hands each on, in no order. */
export async function readArticles(
  tasks: readonly ArticleTask[],
  read: (task: ArticleTask) => ArticleFile,
  dialect: Dialect,
  threads: ArticleThreads | undefined,
  take: (article: PackedArticle) => void,
): Promise<void> {
  const { parser, citesInNotes, inherited, wordFiles, sourceFacts, plugins } = dialect;
  if (tasks.length >= worthSmallHeap) keepHeapSmall();
  const carryOut = (task: ArticleTask) => packArticle(read(task), dialect);
  const most = Math.floor(tasks.length / (threads?.articlesEach ?? worthThread));
  if (threads === undefined || most === 0) {
    for (const task of tasks) {
      take(await carryOut(task));
      // The machine code of the parser lets go of an article only between two turns of the loop of events.
      await setImmediate();
    }
    return;
  }
  const count = Math.min(threads.count, most);
  const data: SentDialect = {
    parser,
    citesInNotes,
    inherited,
    wordFiles,
    sourceFacts,
    pluginRoot: plugins?.root,
  };
  await shareWork({ tasks, prepare: read, carryOut, take }, { script: threads.script, count, data });
}
