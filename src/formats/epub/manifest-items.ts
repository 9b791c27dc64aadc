import type { UsedAsset } from './assets.ts';
import type { Cover } from './book-cover.ts';
import type { BookPage } from './book.ts';
import { files } from './files.ts';

/** An item of the package document's manifest (EPUB 3.3, section 5.6.2). */
interface ManifestItem {
  readonly id: string;
  readonly href: string;
  readonly mediaType: string;
  readonly properties: string;
}

export function listItems(
  pages: readonly BookPage[],
  figures: readonly UsedAsset[],
  cover: Cover,
): ManifestItem[] {
  const item = (href: string, mediaType: string, properties = ''): ManifestItem => ({
    id: itemId(href),
    href,
    mediaType,
    properties,
  });
  const figureItem = ({ path, mediaType }: UsedAsset) =>
    item(path, mediaType, path === cover.path ? 'cover-image' : '');
  return [
    item(files.navigation, 'application/xhtml+xml', 'nav'),
    item(files.ncx, 'application/x-dtbncx+xml'),
    item(files.styleSheet, 'text/css'),
    ...(cover.svg === undefined ? [] : [item(cover.path, cover.mediaType, 'cover-image')]),
    ...pages.map(({ file, hasMathematics }) =>
      item(file, 'application/xhtml+xml', hasMathematics ? 'mathml' : ''),
    ),
    ...figures.map(figureItem),
  ];
}

/** An XML name made from a path. */
export function itemId(path: string): string {
  return path.replaceAll(/[^a-z0-9]+/gi, '-');
}
