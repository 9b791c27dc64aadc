import type { Cover } from './cover.ts';
import type { BookFile, BookPage } from './book.ts';
import { files } from './files.ts';

/** An item of the package document's manifest (EPUB 3.3, section 5.6.2). */
interface ManifestItem {
  readonly id: string;
  readonly href: string;
  readonly mediaType: string;
  readonly properties: string;
}

/** `pictures` holds the cover too. */
export function listItems(
  pages: readonly BookPage[],
  pictures: readonly BookFile[],
  cover: Cover,
): ManifestItem[] {
  const item = (href: string, mediaType: string, properties = ''): ManifestItem => ({
    id: itemId(href),
    href,
    mediaType,
    properties,
  });
  return [
    item(files.navigation, 'application/xhtml+xml', 'nav'),
    item(files.ncx, 'application/x-dtbncx+xml'),
    item(files.styleSheet, 'text/css'),
    ...pages.map(({ file, hasMathematics }) =>
      item(file, 'application/xhtml+xml', hasMathematics ? 'mathml' : ''),
    ),
    ...pictures.map(({ path, mediaType }) =>
      item(path, mediaType, path === cover.image.path ? 'cover-image' : ''),
    ),
  ];
}

/** An XML name made from a path. Points stay: `x.webp.jpg` is another file than `x-webp.jpg`. */
export function itemId(path: string): string {
  return path.replaceAll(/[^a-z0-9.]+/gi, '-');
}
