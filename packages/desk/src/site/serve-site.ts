import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import type { Desk } from '../desk.ts';
import { isBookPath, type Mark } from '../watermark/watermark.ts';
import { decodePath, findFile } from './find-file.ts';
import { headersOf, readSiteHeaders } from './headers.ts';

/**
 * Serves both editions of a site at the same URLs, for a publisher without another web server: `dist/members` for
 * members, `dist/site` for everyone. `mark` is asked for e-books that only members have. Returns false for a request that
 * is the desk's.
 */
export function createSite(
  { settings, base }: Pick<Desk, 'settings' | 'base'>,
  dist: string,
  isMember: (request: IncomingMessage) => boolean,
  mark: Mark | undefined,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const headers = readSiteHeaders(dist);
  const [open, members] = [join(dist, 'site'), join(dist, 'members')];
  const prefix = new URL(settings.site).pathname.replace(/\/$/, '');

  return (request, response) => {
    const url = request.url ?? '/';
    const [rawPath = '/', query] = url.split(/\?(.*)/s);
    if (rawPath === base || rawPath.startsWith(`${base}/`)) return false;
    const answer = (status: number, more: Readonly<Record<string, string>> = {}) =>
      response.writeHead(status, { ...headers, ...more });
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(405, { Allow: 'GET, HEAD' }).end();
      return true;
    }
    const send = (
      found: { readonly file: string; readonly size: number },
      path: string,
      status: number,
      isMembers: boolean,
    ) => {
      answer(status, { ...headersOf(path, isMembers), 'Content-Length': String(found.size) });
      if (request.method === 'HEAD') response.end();
      else
        createReadStream(found.file)
          .on('error', () => response.destroy())
          .pipe(response);
    };

    const sendMarked = async (found: { readonly file: string; readonly size: number }, path: string) => {
      const book = await mark?.(request, found.file);
      if (book === undefined) {
        send(found, path, 200, true);
        return;
      }
      answer(200, { ...headersOf(path, true), 'Content-Length': String(book.size) });
      if (request.method === 'HEAD') {
        book.stream.destroy();
        response.end();
      } else pipeline(book.stream, response, () => undefined);
    };

    const path = rawPath.startsWith(`${prefix}/`) ? decodePath(rawPath.slice(prefix.length)) : undefined;
    const isAsset = path?.startsWith('/assets/') === true;
    const maySeeAll = !isAsset && isMember(request);
    const [ofMembers, ofAll] = path === undefined ? [] : [findFile(members, path), findFile(open, path)];
    const found = (maySeeAll ? ofMembers : undefined) ?? ofAll;
    if (found === 'folder') {
      // Written as it was asked for, so that it cannot become the URL of another host.
      answer(301, { Location: `${rawPath}/${query === undefined ? '' : `?${query}`}` }).end();
    } else if (found !== undefined && path !== undefined) {
      if (found === ofMembers && ofAll === undefined && isBookPath(path)) void sendMarked(found, path);
      else send(found, path, 200, maySeeAll);
    } else if (ofMembers !== undefined) {
      const next = encodeURIComponent(url.slice(0, 1500));
      answer(302, {
        Location: `${base}/sign-in?next=${next}`,
        'Cache-Control': 'no-store',
        Vary: 'Cookie',
      }).end();
    } else {
      const missing = findFile(open, '/404.html');
      if (missing === undefined || missing === 'folder') answer(404).end();
      else send(missing, '/404.html', 404, false);
    }
    return true;
  };
}
