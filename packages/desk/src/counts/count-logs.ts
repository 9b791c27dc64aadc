import { isbot } from 'isbot';
import { findArticleBy } from '../../../../src/popularity/find-article.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Desk } from '../desk.ts';
import { describeError } from '../web/log.ts';
import { countLines, type Countable } from './count-lines.ts';
import { readOn } from './log-files.ts';
import { addDayCount, findPosition, movePosition } from './store.ts';

/** In milliseconds. */
const catalogueLasts = 600_000;

/** Counts what came into the logs since the last time. Each piece is counted once, whatever happens meanwhile. */
export async function countLogs(desk: Desk, isStopping: () => boolean): Promise<void> {
  const { log, settings, catalogue } = desk;
  if (settings.counts.logs.length === 0) return;
  let countable: Countable;
  try {
    countable = countableIn(`${settings.site}/`, await catalogue(catalogueLasts));
  } catch (error) {
    log('feed-unreadable', describeError(error));
    return;
  }
  for (const path of settings.counts.logs) {
    try {
      while (!isStopping() && (await countPiece(desk, path, countable)));
    } catch (error) {
      log('log-unreadable', describeError(error));
    }
  }
}

async function countPiece({ database }: Desk, path: string, countable: Countable): Promise<boolean> {
  const from = await findPosition(database, path);
  const piece = await readOn(path, from);
  if (piece === undefined) return false;
  const counts = await countLines(piece.bytes, countable, isbot);
  return database.transaction(async (queries) => {
    const isOurs = await movePosition(queries, path, from, piece.next);
    if (isOurs) for (const one of counts) await addDayCount(queries, one);
    return isOurs;
  });
}

function countableIn(site: string, { articles, books }: Catalogue): Countable {
  const files = books.flatMap((book) => book.files.map(({ url }) => url));
  return {
    findArticle: findArticleBy(site, new Map(articles.map(({ article, url }) => [article, url]))),
    findFile: findArticleBy(site, new Map(files.map((url) => [url, url]))),
  };
}
