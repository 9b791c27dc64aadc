import { holdsFormula } from '../../markdown/title.ts';
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

interface BookContent {
  readonly pages: readonly BookPage[];
  /** The cover too. */
  readonly pictures: readonly BookFile[];
  readonly cover: Cover;
  /** XHTML. */
  readonly navigation: string;
}

export function listItems({ pages, pictures, cover, navigation }: BookContent): ManifestItem[] {
  const item = (href: string, mediaType: string, properties = ''): ManifestItem => ({
    id: itemId(href),
    href,
    mediaType,
    properties,
  });
  return [
    item(files.navigation, 'application/xhtml+xml', holdsFormula(navigation) ? 'nav mathml' : 'nav'),
    item(files.ncx, 'application/x-dtbncx+xml'),
    item(files.styleSheet, 'text/css'),
    ...pages.map(({ file, xhtml }) =>
      item(file, 'application/xhtml+xml', holdsFormula(xhtml) ? 'mathml' : ''),
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
