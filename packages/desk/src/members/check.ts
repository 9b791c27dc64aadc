import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk } from '../desk.ts';
import { readerCookieName } from '../sessions/cookies.ts';
import { visitorAddress } from '../web/networks.ts';

/**
 * Answers `GET /sjekk`, which a web server asks before each page: 204 for a member, 401 for everyone else. It is asked
 * thousands of times a second and needs memory only, so it is answered before any other part of the desk sees it.
 */
export function createCheck({ settings, base, access, proxies }: Desk) {
  const path = `${base}/sjekk`;
  const prefix = `${readerCookieName(settings)}=`;
  return ({ url = '', method, headers, socket }: IncomingMessage, response: ServerResponse): boolean => {
    if ((url !== path && !url.startsWith(`${path}?`)) || method !== 'GET') return false;
    const cookie = headers.cookie?.split(';').find((pair) => pair.trimStart().startsWith(prefix));
    const token = cookie?.trimStart().slice(prefix.length);
    const forwarded = headers['x-forwarded-for'];
    const visitor = visitorAddress(socket.remoteAddress ?? '', [forwarded].flat().join(','), proxies);
    response.writeHead(access.isMember(token, visitor) ? 204 : 401, { 'Cache-Control': 'no-store' }).end();
    return true;
  };
}
