/**
 * What an importer finds, in the order in which it reads its source. All of them hand over the same, so that writing,
 * merging and reporting know nothing of where a text came from.
 */
export type Imported =
  ImportedPublication | ImportedArticle | ImportedSeries | ImportedAsset | ImportedReferences | Loss;

/** Settings for `series/publication.yaml`. They are of use only where the target has no publication yet. */
export interface ImportedPublication {
  readonly kind: 'publication';
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly publisher?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly license?: ImportedLicense | undefined;
}

interface ImportedLicense {
  readonly name: string;
  readonly url?: string;
}

export interface ImportedArticle {
  readonly kind: 'article';
  /** Below `series/articles`, with `.md`, as `createNames` gave it: `tides/ebb-and-flow.md`. */
  readonly path: string;
  readonly frontMatter: ImportedFrontMatter;
  /** In Kolofon's Markdown. Links to other articles and to assets are relative paths between the written files. */
  readonly body: string;
  readonly origin: Origin;
}

/** The keys of an article's front matter. What a source does not say is left out: `completeFrontMatter` fills it in. */
export interface ImportedFrontMatter {
  readonly title: string;
  readonly summary?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** `YYYY-MM-DD`, as all dates. */
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly status?: 'published' | 'scheduled' | 'draft' | undefined;
  readonly access?: 'public' | 'members' | undefined;
  readonly language?: string | undefined;
  readonly license?: ImportedLicense | undefined;
  readonly tags?: readonly string[] | undefined;
  /** The id of the original. */
  readonly translationOf?: string | undefined;
  /** Ids, or paths on the site that begin with a slash: `/2019/05/ebb-and-flow/`. */
  readonly formerly?: readonly string[] | undefined;
}

export interface ImportedSeries {
  readonly kind: 'series';
  readonly id: string;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly language?: string | undefined;
  readonly editors?: readonly string[] | undefined;
  /** The path of a picture among the assets. */
  readonly cover?: string | undefined;
  /** In order. Sections do not nest: a source that nests joins the headings. */
  readonly parts: readonly ImportedPart[];
  readonly formerly?: readonly string[] | undefined;
  readonly origin: Origin;
}

/** The id of an article, or a section with ids. */
export type ImportedPart = string | { readonly section: string; readonly parts: readonly string[] };

export interface ImportedAsset {
  readonly kind: 'asset';
  /** Below `series/articles`: `tides/figures/moon.svg`. */
  readonly path: string;
  /** The bytes, or the absolute path of a file to copy. */
  readonly content: Uint8Array | { readonly file: string };
  readonly origin: Origin;
}

/** CSL items for `series/references.yaml`. */
export interface ImportedReferences {
  readonly kind: 'references';
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** Something that has no counterpart here, or that somebody has to decide. */
export interface Loss {
  readonly kind: 'loss';
  /** What it is, in the plural, for counting: `shortcodes`, `comments`, `layout of columns`. */
  readonly what: string;
  /** The thing itself, as it was written: `[contact-form-7 id="12"]`. Shortened in the report. */
  readonly detail: string;
  /** What became of it. */
  readonly became: Fate;
  readonly origin: Origin;
  /** The article that it is in. */
  readonly article?: string | undefined;
}

/**
 * `unconverted`: it is kept in the text with the mark of `markUnconverted`, which `kolofon check` reports. `changed`: its
 * text is kept, what it looked like or did is not. `dropped`: it is not in the text. `guessed`: a value that the source
 * does not give was made up by a rule, and should be looked at.
 */
export type Fate = 'unconverted' | 'changed' | 'dropped' | 'guessed';

/** Where something is in the source. */
export interface Origin {
  /** Relative to the source; of a source that is one file, its name, or what is in it: `export.xml, post 12`. */
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}
