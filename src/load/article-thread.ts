// A thread that reads articles: it takes lists of files, and answers each with what was read.
import { parentPort, workerData } from 'node:worker_threads';
import type { Plugins } from '../markdown/plugins/plugins.ts';
import { openHighlighter } from '../markdown/highlighter.ts';
import { openSourceIndex } from '../markdown/source-index.ts';
import { loadPlugins } from './load-plugins.ts';
import { packArticle, type ArticleFile, type PackedArticle } from './packed-article.ts';
import type { SentDialect } from './read-articles.ts';
import { readWords } from './words.ts';

const { parser, citesInNotes, inherited, wordFiles, sourceFacts, pluginRoot } = workerData as SentDialect;
const words = readWords({ has: (path) => wordFiles.has(path), text: (path) => wordFiles.get(path) ?? '' });

const highlighter = openHighlighter();
const sources = openSourceIndex(sourceFacts);

parentPort?.on('message', (files: readonly ArticleFile[]) => void answer(files));

const loading = pluginRoot === undefined ? undefined : loadExpected(pluginRoot);

async function answer(files: readonly ArticleFile[]): Promise<void> {
  const plugins = await loading;
  const read: PackedArticle[] = [];
  for (const file of files)
    read.push(
      await packArticle(file, { words, parser, highlighter, citesInNotes, inherited, plugins, sources }),
    );
  parentPort?.postMessage(
    read,
    read.map(({ body }) => body.buffer),
  );
}

/** The main thread has loaded them: what fails here alone would leave articles without them. */
async function loadExpected(root: string): Promise<Plugins> {
  const { value, diagnostics } = await loadPlugins(root);
  if (value !== undefined) return value;
  const reason = diagnostics[0]?.message ?? 'It is gone.';
  throw new Error(`A thread cannot load the configuration that was loaded before. ${reason}`);
}
