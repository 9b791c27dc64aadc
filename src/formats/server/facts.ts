import type { Templates } from '../../load/templates.ts';
import type { Publication } from '../../model/publication.ts';
import { parseUrl } from '../../model/parse-url.ts';
import { encodeSigns, hostOf, resolveAddress, pathOf } from './addresses.ts';
import type { ServedSite, MovedAddress } from '../../plugins/web-server.ts';
import { securityHeaders } from './security-headers.ts';

/** The script that is inline in every page, where the site has one. */
const inlineScript = 'site/scripts/appearance-early.js';

/** What a server has to know of a publication. */
export function gatherFacts(publication: Publication, templates: Templates): ServedSite {
  const { title, baseUrl, site, articles } = publication;
  const { subscription } = site;
  const home = new URL(baseUrl);
  return {
    title,
    host: hostOf(home),
    prefix: encodeSigns(home.pathname.replace(/\/$/, '')),
    hasMembers: articles.some(({ access }) => access === 'members'),
    login: resolveAddress(subscription?.login ?? subscription?.address ?? baseUrl, baseUrl),
    auth: subscription?.auth === undefined ? undefined : resolveAddress(subscription.auth, baseUrl),
    headers: securityHeaders(site, templates.has(inlineScript) ? [templates.text(inlineScript).trim()] : []),
    moved: listMoved(publication),
  };
}

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
