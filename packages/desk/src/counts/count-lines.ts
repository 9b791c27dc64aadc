import { isDelivery, isFromRobot, type IsRobot } from '../../../../src/popularity/counter.ts';
import type { FindArticle } from '../../../../src/popularity/find-article.ts';
import { readLine } from '../../../../src/popularity/read-line.ts';
import { splitLines } from '../../../../src/popularity/streams.ts';
import type { CountKind, DayCount } from './store.ts';

/** The ids of articles and the URLs of files of books, by the target of a request. */
export interface Countable {
  readonly findArticle: FindArticle;
  readonly findFile: FindArticle;
}

/** Counts reads and downloads by day. A part of a file, as some programs ask for it, is no download. */
export async function countLines(
  bytes: Uint8Array,
  { findArticle, findFile }: Countable,
  isRobot: IsRobot,
): Promise<DayCount[]> {
  const counts = new Map<string, DayCount>();
  const add = (day: string, kind: CountKind, name: string): void => {
    const key = JSON.stringify([day, kind, name]);
    counts.set(key, { day, kind, name, count: (counts.get(key)?.count ?? 0) + 1 });
  };
  await splitLines(only(bytes), (line) => {
    const request = readLine(line);
    if (request === undefined || !isDelivery(request)) return;
    const article = findArticle(request.target);
    const file = request.status === 200 && article === undefined ? findFile(request.target) : undefined;
    if ((article ?? file) === undefined || isFromRobot(request, isRobot)) return;
    if (article !== undefined) add(request.day, 'article', article);
    else if (file !== undefined) add(request.day, 'book', file);
  });
  return [...counts.values()];
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
