import type { ServerResponse } from 'node:http';
import type { LiveSite, News } from './live-site.ts';

/** How soon a browser asks again when the connection is lost, in milliseconds. */
const retry = 500;

/**
 * Sends events to a page, as long as it listens (HTML Living Standard, 9.2 "Server-sent events"): first what it has
 * missed since the moment in which it was shown.
 */
export function streamNews(response: ServerResponse, since: string, live: LiveSite): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(`retry: ${retry}\n\n${printNews(live.newsSince(since))}`);
  const stop = live.listen((news) => response.write(printNews(news)));
  response.on('close', stop);
}

/** The id is what a browser sends when it asks again. JSON has no line break of its own. */
function printNews({ moment, ...news }: News): string {
  return `id: ${moment}\ndata: ${JSON.stringify({ moment, ...news })}\n\n`;
}
