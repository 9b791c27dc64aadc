import type { Templates } from '../../load/templates.ts';
import type { Publication } from '../../model/publication.ts';
import { encodeSigns, hostOf, resolveAddress } from './addresses.ts';
import type { ServedSite } from '../../plugins/web-server.ts';
import { listMoved } from './moved.ts';
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
