import type { IndexPages } from '../platform/index-pages.ts';
import type { PrintPage } from '../platform/print-request.ts';
import type { EarlierOutputs } from './earlier-outputs.ts';
import type { EarlierPrints } from './earlier-prints.ts';
import type { EarlierRecords } from './earlier-records.ts';
import type { Paginations } from './pagination.ts';
import type { Pictures } from './pictures.ts';

/** What works outside a format, or remembers earlier builds. Handed to whatever makes an artifact, and to nothing else. */
export interface MakeServices {
  /** Prints an HTML book. */
  readonly print: PrintPage;
  /** Makes a search index. */
  readonly indexPages: IndexPages;
  /** Makes pictures, unless an earlier build has made the same. */
  readonly pictures: Pictures;
  /** Where the printed books of this build leave their pages. */
  readonly paginations: Paginations;
  /** Undefined when every book is to be printed again. */
  readonly earlierPrints: EarlierPrints | undefined;
  /** Undefined when everything is to be rebuilt. */
  readonly earlierOutputs?: EarlierOutputs;
  /** Undefined where nothing is kept from one build to the next. */
  readonly earlierRecords?: EarlierRecords | undefined;
}
