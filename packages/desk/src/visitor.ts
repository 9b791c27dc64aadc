import type { IncomingMessage } from 'node:http';
import type { Desk } from './desk.ts';
import { readerCookieName } from './sessions/cookies.ts';
import { findSession } from './sessions/store.ts';
import { visitorAddress } from './web/networks.ts';

/** What says who a visitor is: the token of the readers' cookie, and the IP address. */
function createReader({ settings, proxies }: Pick<Desk, 'settings' | 'proxies'>) {
  const prefix = `${readerCookieName(settings)}=`;
  return ({ headers, socket }: IncomingMessage) => {
    const cookie = headers.cookie?.split(';').find((pair) => pair.trimStart().startsWith(prefix));
    const forwarded = [headers['x-forwarded-for'] ?? ''].flat().join(',');
    return {
      token: cookie?.trimStart().slice(prefix.length),
      address: visitorAddress(socket.remoteAddress ?? '', forwarded, proxies),
    };
  };
}

/** Says whether a request is a member's, from memory: by the cookie or the network. */
export function createMemberCheck(
  desk: Pick<Desk, 'settings' | 'access' | 'proxies'>,
): (request: IncomingMessage) => boolean {
  const read = createReader(desk);
  return (request) => {
    const { token, address } = read(request);
    return desk.access.isMember(token, address);
  };
}

/** Who a member is: a person, or the organisation from whose network the request comes. */
export type Owner = { readonly name: string; readonly email?: string } | undefined;

export function createOwnerSearch(desk: Desk): (request: IncomingMessage) => Promise<Owner> {
  const read = createReader(desk);
  return async (request) => {
    const { token, address } = read(request);
    const session =
      token === undefined ? undefined : await findSession(desk.database, token, 'reader', desk.now());
    const licence = desk.access.licenceOf(address);
    return session ?? (licence === undefined ? undefined : { name: licence });
  };
}
