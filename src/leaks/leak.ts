import type { SourcePath } from '../model/paths.ts';

/** Something in the public edition that only members may have, or a file in which nobody could look for it. */
export type Leak = SentenceLeak | AssetLeak | UnreadableFile;

interface Found {
  /** POSIX, relative to the folder that was searched; `!` leads into a file: `x.epub!OEBPS/ch2.xhtml`. */
  readonly file: string;
  /** Where in it, as people say it: `line 3, column 14`, `page 2`, `file name`. */
  readonly place: string;
}

export interface SentenceLeak extends Found {
  readonly kind: 'sentence';
  /** The protected article. */
  readonly source: SourcePath;
  /** The first sentence of the article that is in the file, whole, though the file may contain a part of it. */
  readonly sentence: string;
}

export interface AssetLeak extends Found {
  readonly kind: 'asset';
  /** The protected article that uses the picture or the download. */
  readonly source: SourcePath;
  readonly name: string;
}

export interface UnreadableFile extends Found {
  readonly kind: 'unreadable';
  readonly reason: string;
}
