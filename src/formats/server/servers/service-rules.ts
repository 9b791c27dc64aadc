import { cacheControl } from '../cache-control.ts';
import type { ServerFacts } from '../facts.ts';
import type { Header } from '../security-headers.ts';

/** The headers of the answers to the addresses that fit a path: `*` at its end stands for anything. */
export interface HeaderRule {
  readonly path: string;
  readonly headers: readonly Header[];
}

/**
 * What services that host files are told in `_headers`. No header is in two rules that fit one address, for services
 * differ in which of them counts.
 */
export function headerRules({ prefix, headers }: ServerFacts): HeaderRule[] {
  const type = (value: string): Header[] => [{ name: 'Content-Type', value }];
  return [
    { path: `${prefix}/*`, headers },
    { path: `${prefix}/assets/site.*`, headers: [{ name: 'Cache-Control', value: cacheControl.hashed }] },
    { path: `${prefix}/assets/fonts/*`, headers: [{ name: 'Cache-Control', value: cacheControl.asset }] },
    { path: `${prefix}/feed.json`, headers: type('application/feed+json') },
    { path: `${prefix}/feed.xml`, headers: type('application/atom+xml') },
  ];
}

/** In a path, a colon at the beginning of a step would name a placeholder. */
export function withoutPlaceholders(path: string): string {
  return path.startsWith('/') ? path.replaceAll('/:', '/%3A') : path;
}
