import type { Book } from './book.ts';
import type { License } from './imprint.ts';
import type { IsoDate } from './iso-date.ts';
import type { SourcePath } from './paths.ts';
import type { PrintSettings } from './print-settings.ts';
import type { QueryWords, SiteSettings } from './site-settings.ts';
import type { Reference } from './citations.ts';
import type { Article, Series } from './series.ts';
import type { StoredFile } from './stored-file.ts';

/** Everything that is published, resolved: what every format reads and none changes. */
export interface Publication {
  readonly title: string;
  readonly summary: string;
  /** BCP 47. */
  readonly language: string;
  /** The URL of the site; always ends in a slash. */
  readonly baseUrl: string;
  readonly publisher: string;
  readonly license?: License;
  /** For whom it is made. What everyone gets contains nothing of the bodies that are for members. */
  readonly audience: Audience;
  /** How its site is to be, and whom its forms write to. */
  readonly site: SiteSettings;
  readonly queryWords: QueryWords;
  /** All series, in the order of the publication. */
  readonly series: readonly Series[];
  /** The books that are always made: one of each series, then the collections. */
  readonly books: readonly Book[];
  /** The books of single articles that are always printed. */
  readonly handouts: readonly Book[];
  /** All published articles, by id. Those of no series are among them. */
  readonly articles: readonly Article[];
  /** Addresses that were given out earlier, each with the one to which it leads now: that of a page of this publication. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Addresses whose pages were withdrawn for good, sorted. */
  readonly gone: readonly string[];
  readonly articlesBySource: ReadonlyMap<SourcePath, Article>;
  /** All references, by key, in the order of the file. */
  readonly references: ReadonlyMap<string, Reference>;
  /** The files that its texts, covers and site use. */
  readonly assets: ReadonlyMap<SourcePath, Asset>;
  /** What is copied to the root of the site as it is. */
  readonly staticFiles: readonly StaticFile[];
  /** How often articles were read, by article id. Those that nobody has counted are not there. */
  readonly popularity: ReadonlyMap<string, number>;
  /** The reading systems for which e-books are checked. */
  readonly devices: readonly string[];
  /** The most that an e-book should weigh, in bytes. */
  readonly bookLimit: number;
  /** How books are printed that say nothing else. */
  readonly print: PrintSettings;
  /** The day for which the publication is made: what is due after it is not published. */
  readonly asOf: IsoDate;
}

/** What became of the addresses of pages that are no more. */
export type FormerAddresses = Pick<Publication, 'redirects' | 'gone'>;

export type Audience = 'everyone' | 'members';

/** A file that the site has as it is. */
export interface StaticFile {
  readonly source: SourcePath;
  /** Relative to the root of the site: `.well-known/security.txt`. */
  readonly path: string;
  readonly file: StoredFile;
}

/** A file that is published: one that pages and books show, or one that is only offered. */
export type Asset = Picture | Attachment;

interface AssetFacts {
  readonly source: SourcePath;
  /** ASCII and unique among the assets of the publication: `noder-og-forbindelser.svg`. */
  readonly name: string;
  /** Of a picture by its content, of other files by their names. */
  readonly mediaType: string;
}

export interface Picture extends AssetFacts {
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly digest: string;
  /**
   * Its bytes as they are published. A photograph is read from the disk each time, so that no build keeps all of its
   * pictures. Throws a `ChangedFileError` if the file is no longer the one that was loaded.
   */
  readonly read: () => Uint8Array;
  /** In CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Whether it cannot be shown as it is: it is turned, or its colours are not those of sRGB. */
  readonly needsEncoding?: boolean;
  /** Whether a PNG may be transparent in places. */
  readonly hasAlpha?: boolean;
  /** Whether a PNG or a WebP moves. */
  readonly isAnimated?: boolean;
  /** Whether readers may also download it. */
  readonly isOffered?: boolean;
}

/** It stays on the disk, and is copied from there. */
export interface Attachment extends AssetFacts {
  readonly file: StoredFile;
  /** What kind of picture it is, whatever its name: of such, no metadata are published. */
  readonly pictureType?: string;
  /** The name under which a browser saves it. Undefined for what browsers show. */
  readonly saveAs?: string;
  /** Its path on the site where it is a static file: it has no other. */
  readonly staticPath?: string;
}

export function isPicture(asset: Asset | undefined): asset is Picture {
  return asset !== undefined && 'read' in asset;
}
