import type { Templates } from '../../load/templates.ts';
import type { Publication } from '../../model/publication.ts';
import { encodeSigns, hostOf, resolveAddress } from './addresses.ts';
import { listMoved, type Moved } from './moved.ts';
import { securityHeaders, type Header } from './security-headers.ts';

/** What a server has to know of a publication. Its addresses are percent-encoded, its title is a text. */
export interface ServerFacts {
  readonly title: string;
  /** Of the site: `relasjonsbiblioteket.example`. */
  readonly host: string;
  /** The path of the site on its host, percent-encoded, without its last slash: empty at the root, `/bibliotek` in a folder. */
  readonly prefix: string;
  /** Whether there is an edition for members. */
  readonly hasMembers: boolean;
  /** Where a member logs in, absolute, or the home page where the publication names no such place. */
  readonly login: string;
  /** Who tells members from others, absolute. */
  readonly auth: string | undefined;
  readonly headers: readonly Header[];
  readonly moved: readonly Moved[];
}

/** The script that stands inline in every page, where the site has one. */
const inlineScript = 'site/scripts/appearance-early.js';

export function gatherFacts(publication: Publication, templates: Templates): ServerFacts {
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
