import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Place } from '../../model/place.ts';

/** What a text knows of its publication. */
export interface Surroundings {
  readonly source: SourcePath;
  /** Answers a query of the index of sources. */
  readonly find: (query: string) => string;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly place: (start: number, end: number) => Place;
}

/** A text in which markup of other dialects may be inside lines. */
export interface Phrases extends Surroundings {
  readonly text: string;
  /** The same, with code and the like blank. */
  readonly masked: string;
}
