import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { Node } from 'unist';
import type { CheckLevels } from '../model/check-levels.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceText } from '../model/source-text.ts';
import type { Words } from '../model/words.ts';
import type { AssetUse, Citation, DiagramSource, Figure, Heading, Link, Table } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { NodeIndex } from '../model/node-index.ts';
import type { Place } from '../model/place.ts';
import type { Highlighter } from './highlighter.ts';

/**
 * One thing that the Markdown dialect can do. A feature changes the tree in place: the syntax tree before it
 * becomes HTML, the HTML tree after it was sanitised, or both. What it makes in the second step is trusted.
 */
export interface Feature {
  readonly name: string;
  /** `nodes` are those of the tree before the first feature changed it: for what no feature adds. */
  markdown?(tree: MdastRoot, context: FeatureContext, nodes: NodeIndex): void | Promise<void>;
  html?(tree: HastRoot, context: FeatureContext): void | Promise<void>;
}

/** One article on its way through the features. */
export interface FeatureContext {
  readonly source: SourceText;
  readonly language: string;
  /** The title in the front matter; undefined for a text that has none. */
  readonly title: string | undefined;
  /** Where the front matter lacks a title, and one could be written: an offset in the file. */
  readonly titleAt: number | undefined;
  readonly words: Words;
  readonly collected: CollectedFacts;
  readonly place: (node: Node | undefined) => Place;
  /** What abbreviations mean, until the tree is HTML. */
  readonly abbreviations: Map<string, string>;
  /** Commands of TeX that the article defines, until the tree is HTML. */
  readonly macros: Map<string, string>;
  /** Diagrams, until the tree is HTML and names them by their places in this list. */
  readonly diagrams: WrittenDiagram[];
  /** What has a number, by its id: `Figure 1`. Filled by what numbers things, for `references`. */
  readonly labels: Map<string, { readonly text: string; readonly number: number | string }>;
  /** Ids that headings have until they get their own. */
  readonly lentIds: ReadonlySet<string>;
  /** Answers a query of the index of sources, and notes it. */
  readonly find: (query: string) => string;
  /** The article that an address of the publication's own site leads to. */
  readonly ofAddress: (url: string) => SourcePath | undefined;
  readonly highlighter: Highlighter;
  /** Whether the citation style puts citations in notes. */
  readonly citesInNotes: boolean;
  /** The codes of checks whose level an article may set. */
  readonly settableCodes: readonly string[];
  /** Whether something is in markup of another dialect, which was reported as a whole. */
  readonly isForeign: (place: Place) => boolean;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** A diagram with what its author says of it. */
export interface WrittenDiagram {
  readonly source: DiagramSource;
  readonly alt: string | undefined;
  readonly caption: string | undefined;
  readonly id: string | undefined;
  /** As that of an image: `50%`, `300px`. */
  readonly width: string | undefined;
}

/** What the features collect for the document. */
export interface CollectedFacts {
  outline: Heading[];
  aliases: Record<string, string>;
  links: Link[];
  assets: AssetUse[];
  figures: Figure[];
  tables: Table[];
  citations: Citation[];
  hasMathematics: boolean;
  /** Levels that the article sets for itself. */
  checks: CheckLevels;
  lookups: Record<string, string>;
}

/** Whether a plug-in, or another feature, has said what HTML a node becomes (mdast-util-to-hast, `data.hName`). */
export function isMade({ data }: Node): boolean {
  return data !== undefined && 'hName' in data;
}
