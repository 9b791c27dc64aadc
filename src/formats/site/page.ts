import { posix } from 'node:path';
import type { Publication } from '../../model/publication.ts';
import { absoluteUrl } from '../addresses.ts';

/** A page of the site, as the place from which links lead. */
export interface Page {
  /** The file of the page, relative to the folder of the site: `artikler/kunderelasjon/index.html`. */
  readonly file: string;
  /** The public address, absolute. */
  readonly canonical: string;
  /** Pages of one parent folder have the same ways to everything that is in none of their own folders. */
  readonly parent: string;
  /** Whether a file of the site is the folder of the page itself, or is in it. */
  holds(file: string): boolean;
  /** The way from this page to a file of the site. */
  href(file: string): string;
}

/** The file of an address, most of which end in a slash: a site that is opened from a disk has no server to find it. */
export function fileOf(address: string): string {
  return address === '' || address.endsWith('/') ? `${address}index.html` : address;
}

export function pageAt(address: string, { baseUrl }: Publication): Page {
  const file = fileOf(address);
  const folder = posix.dirname(file);
  return {
    file,
    canonical: absoluteUrl(address, baseUrl),
    parent: posix.dirname(folder),
    holds: (target) => `${target}/`.startsWith(address),
    href: relativeFrom(folder),
  };
}

/** The page for addresses that lead nowhere. It is shown at any of them, so that its own links start at the root. */
export function notFoundPage({ baseUrl }: Publication): Page {
  const { pathname } = new URL(baseUrl);
  return {
    file: '404.html',
    canonical: new URL('404.html', baseUrl).href,
    parent: '/',
    holds: () => false,
    href: (target) => `${pathname}${target}`,
  };
}

/** Gives what `posix.relative` gives for a file below the root, which asks for the working folder each time. */
function relativeFrom(folder: string): (target: string) => string {
  const steps = folder === '.' ? [] : folder.split('/');
  // The folders on the way, deepest first, each with the steps up to it.
  const way = steps
    .map((_step, index) => ({
      prefix: `${steps.slice(0, index + 1).join('/')}/`,
      up: '../'.repeat(steps.length - index - 1),
    }))
    .toReversed();
  const toRoot = '../'.repeat(steps.length);
  const isOnTheWay = (target: string) => `${folder}/`.startsWith(target === '' ? '' : `${target}/`);
  return (target) => {
    if (isOnTheWay(target)) return posix.relative(folder, target);
    for (const { prefix, up } of way)
      if (target.startsWith(prefix)) return `${up}${target.slice(prefix.length)}`;
    return `${toRoot}${target}`;
  };
}
