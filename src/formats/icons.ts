import type { Publication } from '../model/publication.ts';

/** A link to an icon of the site for tabs, on home screens and in lists. */
export interface Icon {
  readonly rel: string;
  /** Relative to the folder of the site. */
  readonly file: string;
  readonly type?: string;
  readonly sizes?: string;
}

/** Kolofon's. */
export const ownIcon: Icon = { rel: 'icon', file: 'favicon.svg', type: 'image/svg+xml' };

/** What an editor may put at the root of the site. Browsers take the last icon that they can show. */
const known: readonly Icon[] = [
  { rel: 'icon', file: 'favicon.ico', sizes: '32x32' },
  { rel: 'icon', file: 'favicon.png', type: 'image/png' },
  ownIcon,
  { rel: 'apple-touch-icon', file: 'apple-touch-icon.png' },
  { rel: 'manifest', file: 'site.webmanifest' },
  { rel: 'manifest', file: 'manifest.webmanifest' },
];

/** The icons of an editor, and Kolofon's own where there is none for the tab of a browser. */
export function findIcons({ staticFiles }: Pick<Publication, 'staticFiles'>): Icon[] {
  const paths = new Set(staticFiles.map(({ path }) => path));
  const found = known.filter(({ file }) => paths.has(file));
  return found.some(({ rel }) => rel === 'icon') ? found : [ownIcon, ...found];
}
