import type { Publication } from '../../model/publication.ts';
import { pathOf, resolveAddress } from './addresses.ts';
import { parseUrl } from '../../model/parse-url.ts';

/** An address at which something stood once. */
export interface Moved {
  /** A path on the host, percent-encoded: `/artikler/gamle/`. */
  readonly from: string;
  /** A path on the host or an absolute address. Undefined for what is gone for good. */
  readonly to: string | undefined;
}

/** Every address once, also without its last slash. One that leads to itself, or out of the site, is left out. */
export function listMoved({
  redirects,
  gone,
  baseUrl,
}: Pick<Publication, 'baseUrl' | 'redirects' | 'gone'>): Moved[] {
  const all = new Map<string, Moved>();
  const add = (address: string, to: string | undefined) => {
    const from = pathOf(address, baseUrl);
    if (from === undefined || from === new URL(baseUrl).pathname) return;
    for (const one of new Set([from, from.replace(/\/$/, '')])) {
      if (one !== to && !all.has(one)) all.set(one, { from: one, to });
    }
  };
  for (const [address, target] of redirects) {
    const to = targetOf(target, baseUrl);
    if (to !== undefined) add(address, to);
  }
  for (const address of gone) add(address, undefined);
  return [...all.values()];
}

function targetOf(target: string, baseUrl: string): string | undefined {
  return /^https?:\/\//i.test(target) && parseUrl(target)
    ? resolveAddress(target, baseUrl)
    : pathOf(target, baseUrl);
}
