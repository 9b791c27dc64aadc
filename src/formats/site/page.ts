import { posix } from 'node:path';
import type { Publication } from '../../model/publication.ts';

/** A page of the site, as the place from which links lead. */
export interface Page {
  /** The file of the page, relative to the folder of the site: `artikler/kunderelasjon/index.html`. */
  readonly file: string;
  /** The public address, absolute. */
  readonly canonical: string;
  /** The way from this page to a file of the site. */
  href(file: string): string;
}

/** The file of an address that ends in a slash: a site that is opened from a disk has no server to find it. */
export function fileOf(address: string): string {
  return `${address}index.html`;
}

export function pageAt(address: string, { baseUrl }: Publication): Page {
  const file = fileOf(address);
  return {
    file,
    canonical: new URL(address, baseUrl).href,
    href: (target) => posix.relative(posix.dirname(file), target),
  };
}

/** The page for addresses that lead nowhere. It is shown at any of them, so that its own links start at the root. */
export function notFoundPage({ baseUrl }: Publication): Page {
  const { pathname } = new URL(baseUrl);
  return {
    file: '404.html',
    canonical: new URL('404.html', baseUrl).href,
    href: (target) => `${pathname}${target}`,
  };
}
