import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import type { Desk } from '../desk.ts';
import { isBookPath, type Mark } from '../watermark/watermark.ts';
import { decodePath, findFile } from './find-file.ts';
import { headersOf, readSiteHeaders } from './headers.ts';
import { sendFile } from './send-file.ts';

interface Edition {
  readonly id: string;
  readonly folder: string;
  /** Whether its files may be kept by the member alone. */
  readonly isMembers: boolean;
}

/** The page for unknown URLs. */
const missing = '/404.html';

/**
 * Serves both editions of a site at the same URLs, for a publisher without another web server: `dist/members` for
 * members, `dist/site` for everyone. `mark` is asked for books that only members have. Returns false for a request that
 * is the desk's.
 */
export function createSite(
  { settings, base }: Pick<Desk, 'settings' | 'base'>,
  dist: string,
  isMember: (request: IncomingMessage) => boolean,
  mark: Mark | undefined,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const headers = readSiteHeaders(dist);
  const open: Edition = { id: 'o', folder: join(dist, 'site'), isMembers: false };
  const members: Edition = { id: 'm', folder: join(dist, 'members'), isMembers: true };
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
    const show = (edition: Edition, path: string, status: number) => {
      const more = headersOf(path, edition.isMembers);
      response.statusCode = status;
      for (const [name, value] of Object.entries({ ...headers, ...more })) response.setHeader(name, value);
      sendFile(request, response, { folder: edition.folder, path, edition: edition.id });
    };
    const showMarked = async (path: string) => {
      const book = await mark?.(request, join(members.folder, path));
      if (book === undefined) {
        show(members, path, 200);
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
    const [ofMembers, ofAll] =
      path === undefined ? [] : [findFile(members.folder, path), findFile(open.folder, path)];
    const found = (maySeeAll ? ofMembers : undefined) ?? ofAll;
    if (found === 'folder') {
      // Written as it was asked for, so that it cannot become the URL of another host.
      answer(301, { Location: `${rawPath}/${query === undefined ? '' : `?${query}`}` }).end();
    } else if (found !== undefined) {
      // A file that only the open edition has is sent to members as what it is to them: not to be kept.
      const edition = found === ofMembers ? members : { ...open, isMembers: maySeeAll };
      if (found === ofMembers && ofAll === undefined && isBookPath(found.path)) void showMarked(found.path);
      else show(edition, found.path, 200);
    } else if (ofMembers !== undefined) {
      const next = encodeURIComponent(url.slice(0, 1500));
      answer(302, {
        Location: `${base}/sign-in?next=${next}`,
        'Cache-Control': 'no-store',
        Vary: 'Cookie',
      }).end();
    } else if (findFile(open.folder, missing) === undefined) {
      answer(404).end();
    } else {
      show(open, missing, 404);
    }
    return true;
  };
}
