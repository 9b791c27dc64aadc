import type { MovedAddress } from '../../plugins/web-server.ts';
import type { Publication } from '../../model/publication.ts';
import { pathOf, resolveAddress } from './addresses.ts';
import { parseUrl } from '../../model/parse-url.ts';

/** Every address once, also without its last slash. One that leads to itself, or out of the site, is left out. */
export function listMoved({
  redirects,
  gone,
  baseUrl,
}: Pick<Publication, 'baseUrl' | 'redirects' | 'gone'>): MovedAddress[] {
  const all = new Map<string, MovedAddress>();
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
