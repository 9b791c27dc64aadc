import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { BookFormat } from './book-format.ts';
import type { CitationStyle } from './citation-style.ts';
import type { ReadingSystem } from './reading-system.ts';
import type { WebServer } from './web-server.ts';

/** `kolofon.config.ts`: what a publication adds to Kolofon. */
export interface Config {
  /** Plug-ins of remark, in order. They change the syntax tree of each article before Kolofon's own features do. */
  readonly remarkPlugins?: readonly PluginEntry[];
  /** Plug-ins of rehype, in order. They change the HTML tree of each article before it is sanitised. */
  readonly rehypePlugins?: readonly PluginEntry[];
  /** How nodes that plug-ins bring into the syntax tree become HTML. */
  readonly remarkRehype?: RemarkRehypeOptions;
  readonly features?: readonly Feature[];
  readonly checks?: readonly Check[];
  /** Kinds of books beside the EPUB and the PDF. */
  readonly formats?: readonly BookFormat[];
  /** Web servers and hosting services besides those for which Kolofon writes settings. */
  readonly servers?: readonly WebServer[];
  /** Reading systems besides those for which Kolofon checks e-books. */
  readonly readingSystems?: readonly ReadingSystem[];
  /** Styles that `citationStyle` in publication.yaml may name. */
  readonly citationStyles?: readonly CitationStyle[];
}

/** A plug-in as unified knows it, alone or with its options, or a preset of several. */
export type PluginEntry = Plugin | readonly [plugin: Plugin | Preset, ...options: unknown[]] | Preset;

export type Plugin = (...options: never[]) => unknown;

export interface Preset {
  readonly plugins?: readonly PluginEntry[];
  readonly settings?: object;
}

/** The options of remark-rehype that count here. */
export interface RemarkRehypeOptions {
  /** By the type of the node. */
  readonly handlers?: Readonly<Record<string, Plugin>>;
  /** Types of nodes that are HTML already. */
  readonly passThrough?: readonly string[];
}

/** Something that authors can write. It changes trees in place. */
export interface Feature {
  readonly name: string;
  /** Changes the syntax tree, after the plug-ins of remark. */
  markdown?(tree: MdastRoot, article: ArticleContext): void | Promise<void>;
  /** Changes the HTML tree, after the plug-ins of rehype and before the tree is sanitised. */
  html?(tree: HastRoot, article: ArticleContext): void | Promise<void>;
}

/** Something that should hold, and is looked for in each article, in the publication, or in both. */
export interface Check {
  /** Lower-case words with hyphens: `house-style`. */
  readonly code: string;
  /** Default: `warning`. */
  readonly severity?: 'error' | 'warning';
  /** What should hold, as a sentence. `kolofon explain` shows it. */
  readonly requirement: string;
  /** Looks at the syntax tree of an article as it was written, and changes nothing in it. */
  article?(tree: MdastRoot, article: ArticleContext): void | Promise<void>;
  publication?(publication: PublicationContext): void | Promise<void>;
}

/** The article that is being read, or the preface of a book. */
export interface ArticleContext {
  /** From the root of the publication: `series/articles/tillit.md`. */
  readonly file: string;
  /** The whole file, front matter included. */
  readonly text: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** Undefined for a preface. */
  readonly title: string | undefined;
  /** Reports a problem: that of a check under its code, that of a feature as `plugin-message`. */
  readonly report: (message: string, more?: ReportOptions) => void;
}

export interface ReportOptions {
  /** The node that the problem is about. Without it, or without its position, it is the article. */
  readonly at?: Positioned | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
}

/** A node of a tree. */
export interface Positioned {
  readonly position?: { readonly start: PointInText; readonly end: PointInText } | undefined;
}

interface PointInText {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** The publication as it was read. */
export interface PublicationContext {
  readonly articles: readonly ArticleFacts[];
  readonly series: readonly SeriesFacts[];
  /** The day of the build, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly report: (message: string, more?: PublicationReportOptions) => void;
}

export interface PublicationReportOptions {
  /** Default: `series/publication.yaml`. */
  readonly file?: string | undefined;
  readonly hint?: string | undefined;
}

export interface ArticleFacts {
  /** The name of its file without `.md`. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** `YYYY-MM-DD` */
  readonly published: string;
  readonly status: 'published' | 'scheduled' | 'draft';
  readonly isForMembers: boolean;
  readonly headings: readonly HeadingFacts[];
}

export interface HeadingFacts {
  readonly id: string;
  readonly title: string;
  /** 2 to 6. */
  readonly depth: number;
}

export interface SeriesFacts {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly language: string;
  /** The ids of its articles, in order. */
  readonly parts: readonly string[];
}

/** Gives the configuration back, so that an editor knows its type. */
export function defineConfig(config: Config): Config {
  return config;
}
