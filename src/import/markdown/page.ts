import type {
  ImportedFrontMatter,
  ImportedPublication,
  ImportedReferences,
  Loss,
  Origin,
} from '../imported.ts';
import type { ImportContext } from '../importer.ts';
import type { Source } from '../source.ts';
import type { Draft } from './draft.ts';
import type { Outline } from './headings.ts';
import type { Data } from './read-data.ts';

/** A file of the source that becomes an article, as it was read for the first time. */
export interface Sheet {
  readonly file: string;
  readonly values: Data;
  readonly outline: Outline;
  /** Whether there is no text but the title. */
  readonly isEmpty: boolean;
  /** Whether nothing comes before its first heading but lines of HTML, such as a logo, and imports of MDX. */
  readonly opensWithHeading: boolean;
}

/** What a tool says of a sheet. */
interface Description {
  /** The name of the article, in any script, and its folder. */
  readonly name: string;
  readonly folder: string;
  /** In the Markdown of titles. */
  readonly title?: string | undefined;
  /** Its paths on the site of the tool: `/posts/ebb/`. */
  readonly urls?: readonly string[];
  /** What the tool says otherwise than by the usual keys. */
  readonly facts?: Partial<ImportedFrontMatter>;
  /** What it shares with its translations. */
  readonly translationKey?: string | undefined;
  /** It only lists others: without a text of its own it is no article. */
  readonly isList?: boolean;
}

export interface Page extends Sheet, Omit<Description, 'facts'> {
  /** Below `series/articles`, with `.md`. */
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly facts: ImportedFrontMatter;
  /** Whether its first heading is its title, and not part of its text. */
  readonly hidesHeading: boolean;
}

/** An entry of a table of contents: a page, a group of entries, or both. */
export interface TocEntry {
  readonly page?: Page | undefined;
  /** In the Markdown of titles; by default the page's. */
  readonly title?: string | undefined;
  readonly entries?: readonly TocEntry[];
}

/** A series that a tool has in mind. */
export interface PlannedSeries {
  readonly origin: Origin;
  /** What it is in the source, and stays. */
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly language?: string | undefined;
  readonly editors?: readonly string[] | undefined;
  readonly entries: readonly TocEntry[];
}

/** Why and in which of its lines a file cannot be read. */
export interface DamagedText {
  readonly problem: string;
  readonly line: number;
}

/** One source, as its tool reads it. */
export interface Project {
  readonly publication: Omit<ImportedPublication, 'kind'>;
  readonly losses?: readonly Loss[];
  readonly references?: ImportedReferences | undefined;
  /** The ids of the references by the keys of the source; undefined for a tool without citations. */
  readonly citedKeys?: ReadonlyMap<string, string>;
  /** The files that become articles. */
  readonly files: readonly string[];
  readonly describe: (sheet: Sheet) => Description;
  /** Pages come in the order of the files; those that hold nothing are left out. */
  readonly arrange: (pages: readonly Page[]) => readonly PlannedSeries[];
  /** The text of a file that is no Markdown as it is, such as a notebook. */
  readonly readText?: (file: string, text: string) => string | DamagedText;
  /** The markup of its dialect becomes Kolofon's. */
  readonly convert: (draft: Draft, conversion: Conversion) => Draft;
  /** The folders in which an address that begins with a slash is looked for. */
  readonly roots: readonly string[];
  /** Where its site is published: `https://example.org/docs/`. */
  readonly siteUrl?: string | undefined;
  /** Whether its site is not known: it may be a folder of one, whose addresses begin with other steps. */
  readonly isPartOfSite?: boolean;
  /** Other fragments by which its pages lead to a heading. */
  readonly slugs?: ((text: string) => string)[];
  /** Names in a body, as it is written, that become anchors. */
  readonly anchorsIn?: (body: string) => readonly string[];
  /** Keys of front matter that are of no use elsewhere, or that it has read. */
  readonly knownKeys?: readonly string[];
  /** Whether Markdown takes the backslashes in formulas for its own, so that its authors write two: `\\{`. */
  readonly eatsEscapes?: boolean;
  /** Whether titles in front matter are Markdown. */
  readonly hasMarkdownTitles?: boolean;
  /** Whether the first heading is the title, and that of the front matter only its name elsewhere. */
  readonly headingWins?: (sheet: Sheet) => boolean;
}

/** What the conversion of one page may use. */
export interface Conversion {
  readonly page: Page;
  readonly site: Site;
  readonly source: Source;
  readonly report: (loss: Omit<Loss, 'kind' | 'article'>) => void;
  /** Reads a file that is included, by its path in the source. */
  readonly include: (file: string) => string | undefined;
}

/** Where addresses lead. */
export interface Site {
  readonly pages: readonly Page[];
  /** The page or the file that an address on a page means. */
  readonly resolve: (address: string, from: Page) => Target;
  readonly pageOfFile: (file: string) => Page | undefined;
  /** The path of a file below `series/articles`, which is then imported. */
  readonly takeAsset: (file: string) => string;
  /** The address of a page as another one writes it; undefined where the page has no such fragment. */
  readonly linkTo: (page: Page, fragment: string, from: Page) => string | undefined;
}

export type Target =
  | { readonly kind: 'page'; readonly page: Page; readonly fragment: string }
  | { readonly kind: 'file'; readonly file: string; readonly fragment: string }
  | { readonly kind: 'external'; readonly address: string }
  | { readonly kind: 'missing' };

/** One way in which a source of Markdown is laid out. */
export interface MarkdownTool {
  readonly id: string;
  readonly title: string;
  readonly recognises: (source: Source) => boolean;
  /** See `Importer`. */
  readonly config?: RegExp | undefined;
  readonly open: (source: Source, context: ImportContext) => Project | Promise<Project>;
}
