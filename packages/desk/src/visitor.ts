import type { IncomingMessage } from 'node:http';
import type { Desk } from './desk.ts';
import { readerCookieName } from './sessions/cookies.ts';
import { visitorAddress } from './web/networks.ts';

/** Says whether a request is a member's, from memory: by the cookie or the network. */
export function createMemberCheck({
  settings,
  access,
  proxies,
}: Pick<Desk, 'settings' | 'access' | 'proxies'>): (request: IncomingMessage) => boolean {
  const prefix = `${readerCookieName(settings)}=`;
  return ({ headers, socket }) => {
    const cookie = headers.cookie?.split(';').find((pair) => pair.trimStart().startsWith(prefix));
    const token = cookie?.trimStart().slice(prefix.length);
    const forwarded = [headers['x-forwarded-for'] ?? ''].flat().join(',');
    return access.isMember(token, visitorAddress(socket.remoteAddress ?? '', forwarded, proxies));
  };
}
