import { cacheControl } from '../cache-control.ts';
import type { ServedSite } from '../../../plugins/web-server.ts';
import { sandbox } from '../published-files.ts';
import type { ServedHeader } from '../../../plugins/web-server.ts';

/** The headers of the answers to the addresses that fit a path: `*` at its end stands for anything. */
export interface HeaderRule {
  readonly path: string;
  /** Names of headers that broader rules set, and this one takes back. */
  readonly without?: readonly string[];
  readonly headers: readonly ServedHeader[];
}

/**
 * The rules of `_headers`, for services that host files. They differ in which of two rules counts that fit one address.
 * Only the policy of drawings is in two, and either of them, or both, keeps scripts out: no other file that an article
 * publishes could run at all, for its name says that it is a text.
 */
export function headerRules({ prefix, headers }: ServedSite): HeaderRule[] {
  const type = (value: string): ServedHeader[] => [{ name: 'Content-Type', value }];
  return [
    { path: `${prefix}/*`, headers },
    { path: `${prefix}/assets/site.*`, headers: [{ name: 'Cache-Control', value: cacheControl.hashed }] },
    { path: `${prefix}/assets/fonts/*`, headers: [{ name: 'Cache-Control', value: cacheControl.asset }] },
    { path: `${prefix}/files/*.svg`, headers: [sandbox] },
    { path: `${prefix}/feed.json`, headers: type('application/feed+json') },
    { path: `${prefix}/feed.xml`, headers: type('application/atom+xml') },
  ];
}

/** In a path, a colon at the beginning of a step would name a placeholder. */
export function withoutPlaceholders(path: string): string {
  return path.startsWith('/') ? path.replaceAll('/:', '/%3A') : path;
}
