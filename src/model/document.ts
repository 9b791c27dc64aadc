import type { Root } from 'hast';
import type { CheckLevels } from './check-levels.ts';
import type { SourcePath } from './paths.ts';
import type { CharacterUse, ScriptUse } from './scripts.ts';
import type { Place, Point } from './place.ts';

/**
 * The body of an article, the same for every format.
 *
 * `body` is a sanitised tree that no format has finished yet. What only a format can know is left open in it:
 * - `a[dataArticle][dataFragment?][dataNamed?]`: a link to an article, its address still to come, and its text where the
 *   title of the article is to be that;
 * - `a[dataAsset]`, `img[dataAsset]`: a file of the publication, its address still to come;
 * - `div.diagram`: a diagram as an `img[dataAsset]`, and its code behind it: the code stays where there is no drawing;
 * - `img[dataShare]`: the part of the width of the text that it takes, in hundredths, its size still to come;
 * - `cite[dataCitation]`: the index of a cluster in `citations`, its text still to come.
 * `finishBody` in `markdown/` fills them in.
 */
export interface Document {
  readonly body: Root;
  readonly outline: readonly Heading[];
  readonly links: readonly Link[];
  readonly assets: readonly AssetUse[];
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  readonly citations: readonly Citation[];
  /** Every id in the body, in order: what a fragment may point to. */
  readonly ids: readonly string[];
  /** Other names of headings, as other tools make them from their texts, with the ids that they stand for. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The scripts of the text, title and summary that need fonts besides Kolofon's own, each once. */
  readonly scripts: readonly ScriptUse[];
  /** Its first characters of which Kolofon knows no font, each once. */
  readonly strangers: readonly CharacterUse[];
  /** The levels that a comment in the text gives to checks. */
  readonly checks: CheckLevels;
  /** What it asked the index of sources, with the answers: see `SourceIndex` in `markdown/`. */
  readonly lookups: Readonly<Record<string, string>>;
  readonly wordCount: number;
  readonly hasMathematics: boolean;
  readonly noteCount: number;
  /** The keys of the works that it cites, each once. */
  readonly cited: readonly string[];
  /** The files that its links to articles name, each once. */
  readonly targets: readonly SourcePath[];
}

/** The body of which nothing may be shown. */
export const emptyDocument: Document = {
  body: { type: 'root', children: [] },
  outline: [],
  links: [],
  assets: [],
  figures: [],
  tables: [],
  citations: [],
  ids: [],
  aliases: {},
  scripts: [],
  strangers: [],
  checks: {},
  lookups: {},
  wordCount: 0,
  hasMathematics: false,
  noteCount: 0,
  cited: [],
  targets: [],
};

/** What asks for the digest of an included file. */
export const textQuery = 'text ';

/** The files whose texts are part of a document. */
export function includedIn({ lookups }: Pick<Document, 'lookups'>): string[] {
  return Object.keys(lookups).flatMap((query) =>
    query.startsWith(textQuery) ? [query.slice(textQuery.length)] : [],
  );
}

/** What a document says of itself follows from what was found in it. */
export function describeDocument(found: Omit<Document, 'noteCount' | 'cited' | 'targets'>): Document {
  const { ids, citations, links } = found;
  return {
    ...found,
    noteCount: ids.filter(isNoteId).length,
    cited: [...new Set(citations.flatMap(({ items }) => items.map(({ key }) => key)))],
    targets: [...new Set(links.flatMap((link) => (link.kind === 'article' ? link.source : [])))],
  };
}

/** The id in a document that a fragment means. */
export function anchorIn(
  { aliases }: Pick<Document, 'aliases'>,
  fragment: string | undefined,
): string | undefined {
  if (fragment === undefined) return undefined;
  return Object.hasOwn(aliases, fragment) ? aliases[fragment] : fragment;
}

const wordsPerMinute = 210;

/** How long a reader needs: a minute at least. */
export function readingMinutes({ wordCount }: Pick<Document, 'wordCount'>): number {
  return Math.max(1, Math.round(wordCount / wordsPerMinute));
}

export function isNoteId(id: unknown): id is string {
  return typeof id === 'string' && id.startsWith('fn-');
}

export interface Heading {
  readonly id: string;
  readonly title: string;
  readonly depth: 2 | 3 | 4 | 5 | 6;
  readonly children: readonly Heading[];
}

export type Link = ArticleLink | ExternalLink | SiteLink;

/** Where the address of a link is written in its file: UTF-16 offsets, without the signs around it. */
export interface WrittenAddress {
  readonly start: number;
  readonly end: number;
  /** Of the `#` before its fragment. */
  readonly hash?: number;
}

export interface ArticleLink {
  readonly kind: 'article';
  /** The file the link names, or the article's own for a bare fragment. */
  readonly source: SourcePath;
  readonly fragment?: string;
  readonly place: Place;
  readonly written?: WrittenAddress;
}

export interface ExternalLink {
  readonly kind: 'external';
  readonly url: string;
  readonly place: Place;
  readonly written?: WrittenAddress;
}

/** A path from the root of a site, such as `/articles/b/`: articles are named by their files. */
export interface SiteLink {
  readonly kind: 'site';
  readonly path: string;
  readonly fragment?: string;
  readonly place: Place;
  readonly written?: WrittenAddress;
}

/** One use of a file that is beside the articles: an image, or a file to download. */
export interface AssetUse {
  readonly source: SourcePath;
  readonly role: 'image' | 'download';
  /** Alternative text of an image; empty for a download. */
  readonly alt: string;
  readonly place: Place;
  /** Of a link. */
  readonly written?: WrittenAddress;
  /** Of an image that is drawn from it. */
  readonly diagram?: DiagramSource;
}

/** A diagram as it is written, for the program that draws it. */
export interface DiagramSource {
  /** The id of the engine: see `diagrams/engines.ts`. */
  readonly engine: string;
  readonly code: string;
  /** That of the article: languages write the same character in different ways. */
  readonly language: string;
  /** Where each line of the code begins in the file. */
  readonly lines: readonly Point[];
}

export interface Figure {
  readonly id: string;
  readonly number: number;
  readonly caption: string;
}

export interface Table {
  readonly columns: number;
  readonly rows: number;
  /** How narrow it can be set: the longest words of its columns together, in letters. */
  readonly letters: number;
  readonly place: Place;
}

/** A cluster of citations: `[@broom2000; @castells2004, 12]` contains two items. */
export interface Citation {
  /** `narrative` puts the author's name in the sentence: Granovetter (1973, 1361). `author` is the name alone. */
  readonly mode: 'parenthetical' | 'narrative' | 'author';
  readonly items: readonly CitationItem[];
  /** The number of the note that it is in, where the style cites in notes. */
  readonly note?: number;
  /** Whether the author wrote that note: the citation is a part of its sentences. */
  readonly isWithinNote?: true;
  readonly place: Place;
}

export interface CitationItem {
  readonly key: string;
  readonly prefix?: string;
  /** Whether its prefix joins it to the item before, without a semicolon: `[see @a and @b]`. */
  readonly joins?: boolean;
  readonly locator?: string;
  /** With the space before it: `[@a in translation]`. */
  readonly suffix?: string;
  readonly suppressAuthor?: boolean;
}
