import type { Highlighter } from '../markdown/highlighter.ts';
import type { Plugins } from '../markdown/plugins/plugins.ts';
import type { SourceIndex } from '../markdown/source-index.ts';
import type { ParserId } from '../model/parsers.ts';
import type { Words } from '../model/words.ts';
import type { Inherited } from './inherit.ts';

/** What an article depends on besides its text. */
export interface ReadingDialect {
  readonly parser: ParserId;
  readonly highlighter: Highlighter;
  /** Whether the citation style puts citations in notes. */
  readonly citesInNotes: boolean;
  readonly words: (language: string) => Words;
  readonly inherited: Inherited;
  /** Undefined for a publication without plug-ins. */
  readonly plugins: Plugins | undefined;
  readonly sources: SourceIndex;
}
