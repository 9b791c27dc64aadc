import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { VFile } from 'vfile';
import type { BookFormat } from '../../plugins/book-format.ts';
import type { CitationStyle } from '../../plugins/citation-style.ts';
import type { ReadingSystem } from '../../plugins/reading-system.ts';
import type { WebServer } from '../../plugins/web-server.ts';
import type { Check, Feature, RemarkRehypeOptions } from '../../plugins/config.ts';

/** The plug-ins of a publication, ready to run. */
export interface Plugins {
  /** Reads Markdown where a plug-in extends its syntax; undefined where none does. */
  readonly parse: ((text: string) => MdastRoot) | undefined;
  readonly runRemark: (tree: MdastRoot, file: VFile) => Promise<MdastRoot>;
  readonly runRehype: (tree: HastRoot, file: VFile) => Promise<HastRoot>;
  readonly remarkRehype: RemarkRehypeOptions;
  readonly features: readonly Feature[];
  readonly checks: readonly Check[];
  readonly formats: readonly BookFormat[];
  readonly servers: readonly WebServer[];
  readonly readingSystems: readonly ReadingSystem[];
  readonly citationStyles: readonly CitationStyle[];
  /** The folder of the publication: absolute. */
  readonly root: string;
}
