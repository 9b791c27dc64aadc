import { parseUrl } from '../../model/parse-url.ts';
/** What a host of the web is made of. The URL standard lets more through, a semicolon for one. */
const plainHost = /^[a-z0-9.:[\]-]+$/;

/** The host of an address, or one that is nobody's (RFC 2606) where it contains what hosts do not. */
export function hostOf({ hostname }: URL): string {
  return plainHost.test(hostname) ? hostname : 'host.invalid';
}

/** The origin of an address, or undefined where its host contains what hosts do not. */
export function originOf({ host, origin }: URL): string | undefined {
  return plainHost.test(host) ? origin : undefined;
}

/**
 * An absolute address of ASCII, relative to the site where it names no host. What has a meaning in the syntax of some
 * server is percent-encoded, which no browser minds; a semicolon remains, and has to be quoted.
 */
export function resolveAddress(address: string, baseUrl: string): string {
  return encodeSigns(new URL(address, baseUrl).href);
}

/** The path of an address on the host of the site, as it goes over the wire: `/artikler/gamle/`. */
export function pathOf(address: string, baseUrl: string): string | undefined {
  const home = new URL(baseUrl);
  const parsed = parseUrl(address.replace(/^\/+/, ''), baseUrl);
  if (parsed === undefined) return undefined;
  const { origin, pathname } = parsed;
  return origin === home.origin && pathname.startsWith(home.pathname) ? encodeSigns(pathname) : undefined;
}

/** Percent-encodes what has a meaning in the syntax of some server. */
export function encodeSigns(address: string): string {
  return address.replaceAll(
    /["'`\\{}$*<>|^]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
