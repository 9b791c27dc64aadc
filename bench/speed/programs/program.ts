import type { PlannedSeries } from '../../library.ts';
import type { Call } from '../meter.ts';

/** The articles that every program is given. */
export interface Library {
  /** The publication from which peers take their sources. */
  readonly root: string;
  readonly series: readonly PlannedSeries[];
  readonly articles: number;
  /** The id of the article that is changed. */
  readonly changed: string;
}

/** A program with sources of its own, ready to build. */
export interface Workplace {
  readonly call: Call;
  /** What the program makes and keeps: a cold build begins without it. */
  readonly made: readonly string[];
  /** The files that a change touches. */
  readonly sources: {
    readonly article: string;
    /** All files that hold the title of the article. */
    readonly titles: readonly string[];
    readonly template: string;
  };
  /** The folder of a site, or of books. */
  readonly output: string;
  /** What a site has to have: only the texts of the articles, whole pages, or feeds with the texts as well. */
  readonly contents: 'texts' | 'pages' | 'pages and feeds';
}

export interface Program {
  readonly name: string;
  /** Undefined where it is not installed. */
  readonly version: string | undefined;
  /** Writes the sources into a new folder. */
  prepare(folder: string, library: Library): Workplace;
}
