import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import { idOf } from '../model/ids.ts';
import { startOf } from '../model/place.ts';
import { isArticle } from './dated-articles.ts';
import type { SourceFiles } from '../platform/source-files.ts';

interface Kind {
  readonly looksLike: RegExp;
  readonly message: string;
  readonly hint: (path: string) => string;
}

const rename = (name: string) => (path: string) => `Rename it to ${folderOf(path)}${name}.`;

/** Articles, but for the ending of their names. */
const otherMarkdown = /^series\/articles\/.*\.(?:markdown|mdown|mkdn?|mdx|mdtext|qmd|rmd|MD|Md|mD)$/;

/** What to do about the files that are not read as articles, by the ids that they would have. */
export function hintUnreadArticles(
  files: readonly SourcePath[],
  lost: readonly SourcePath[],
): ReadonlyMap<string, string> {
  return new Map([
    ...files
      .filter((path) => otherMarkdown.test(path))
      .map((path) => [idOf(path), `Rename ${path} to ${withEnding(path)}.`] as const),
    ...lost.filter(isArticle).map((path) => [idOf(path), `${path} cannot be opened.`] as const),
  ]);
}

function withEnding(path: string): string {
  return path.replace(/\.[^.]+$/, '.md');
}

/** Files whose names say that somebody expects Kolofon to read them, and which it does not read. */
const kinds: readonly Kind[] = [
  {
    looksLike: /^series\/(?:static[^/]*|statisk[^/]*|public)\//i,
    message: 'The file is not copied: no folder of static files has this name.',
    hint: () =>
      'Name the folder series/static (for both editions), series/static-open or series/static-members.',
  },
  {
    looksLike: /^series\/static(?:-open|-members)?$/,
    message: 'The file is not copied: a folder of this name has the static files.',
    hint: (path) => `Make a folder of it, and put the file there: ${path}/name.txt.`,
  },
  {
    looksLike: /^series\/publication\.(?:yml|json|toml)$/i,
    message: 'The publication is read from publication.yaml.',
    hint: rename('publication.yaml'),
  },
  {
    looksLike: /^series\/(?:references|bibliography|litteratur|refs)\.(?:yml|yaml|json)$/i,
    message: 'References are read from references.yaml and references.json.',
    hint: rename('references.yaml'),
  },
  {
    looksLike: /\.(?:bib|bibtex|ris|enw|nbib)$/i,
    message: 'References in this format are not read.',
    hint: () =>
      'Export them as CSL JSON (Zotero: "CSL JSON"; pandoc: pandoc refs.bib -t csljson) to series/references.json.',
  },
  {
    looksLike: /\.csl$/i,
    message: 'The citation style is not used.',
    hint: (path) =>
      `Add citationStyle: ${path.replace(/^series\//, '')} to publication.yaml, or delete the file.`,
  },
  {
    looksLike: /^series\/popularity\.(?!csv$)[^.]+$/i,
    message: 'Counts of reads are read from popularity.csv.',
    hint: () => 'Let "kolofon popularity" write it.',
  },
  {
    looksLike: otherMarkdown,
    message: 'The file is not read: the names of articles end in .md.',
    hint: (path) => `Rename it to ${withEnding(path)}.`,
  },
  {
    looksLike: /^series\/articles\/.*\.(?:rst|adoc|asciidoc|org|tex|docx?|odt|rtf|html?|ipynb|pages)$/i,
    message: 'The file is not read: articles are Markdown.',
    hint: (path) => `Convert it to ${path.replace(/\.[^.]+$/, '.md')}: pandoc can.`,
  },
  {
    looksLike: /^series\/articles\/.*\.txt$/i,
    message: 'The file is not read: the names of articles end in .md, and no article links to it.',
    hint: (path) => `Rename it to ${path.replace(/\.[^.]+$/, '.md')}, or link to it.`,
  },
  {
    looksLike: /\.md(?:~|\.[^/]*)$/i,
    message: 'The file is not read: its name does not end in .md.',
    hint: () => 'Rename it if it is an article, or delete it if it is a copy.',
  },
  {
    looksLike: /^series\/(?!articles\/).*\.(?:md|markdown)$/i,
    message: 'The file is not read: articles are in series/articles, and nothing names it as a preface.',
    hint: (path) =>
      `Move it to series/articles/${path.slice(path.lastIndexOf('/') + 1)} if it is an article.`,
  },
  {
    looksLike: /^series\/.+\/[^/]*\.ya?ml$/i,
    message: 'The file is not read: the manifests of series are in series/ itself.',
    hint: (path) => `Move it to series/${path.slice(path.lastIndexOf('/') + 1)} if it is a series.`,
  },
];

/** Notes for people, as services show them of a folder. */
const note =
  /(?:^|\/)(?:readme|licen[cs]e|contributing|changelog|authors|notice|code_of_conduct|todo|agents|claude)(?:\.[^/]*)?$/i;

/** A list of chapters, as mdBook, GitBook and docsify have it. */
const chapters = /^series\/articles\/(?:.*\/)?(?:summary|_sidebar|_toc)\.md$/i;

/** A text for other texts to include. */
const partial = /^series\/articles\/(?:.*\/)?_[^/]*\.md$/;

/** A note beside the articles, or a text to include: one with front matter is an article. */
export function isNote(path: SourcePath, files: SourceFiles): boolean {
  if (!note.test(path) && !chapters.test(path) && !partial.test(path)) return false;
  const start = files.read(path)?.subarray(0, 64);
  return !/^\uFEFF?---\s/.test(new TextDecoder().decode(start));
}

export interface FilesInUse {
  /** What was read, and what texts, covers and the site show. */
  readonly used: ReadonlySet<string>;
  /** Folders whose files are no content: that of the templates, for one. */
  readonly folders: readonly string[];
}

/** The files in `series/` that are read by nothing, although they look as if they should be. */
export function findForeignFiles(
  sources: readonly SourcePath[],
  { used, folders }: FilesInUse,
): Diagnostic[] {
  return sources.flatMap((path) => {
    const isHidden = path.split('/').some((name) => name.startsWith('.'));
    if (isHidden || used.has(path) || folders.some((folder) => path.startsWith(`${folder}/`))) return [];
    if (chapters.test(path)) return [unusedChapters(path)];
    if (partial.test(path)) return [unusedPartial(path)];
    if (note.test(path)) return path.startsWith('series/articles/') ? [unusedNote(path)] : [];
    const kind = kinds.find(({ looksLike }) => looksLike.test(path));
    return kind === undefined ? [] : [describe(path, kind.message, kind.hint(path))];
  });
}

export function foreignYaml(path: SourcePath): Diagnostic {
  return describe(
    path,
    'The file is not read: it has no parts, so it is not a series.',
    'Add its name to "series" in publication.yaml if it is one, or move it out of series/.',
  );
}

function unusedNote(path: SourcePath): Diagnostic {
  return describe(
    path,
    'The file is not published: it is a note without front matter.',
    'Move it out of series/articles, or give it front matter if it is an article.',
  );
}

function unusedPartial(path: SourcePath): Diagnostic {
  return describe(
    path,
    'The file is not published: it has no front matter, and no article includes it.',
    'Include it with {{#include ' +
      path.slice(path.lastIndexOf('/') + 1) +
      '}}, or give it front matter if it is an article.',
  );
}

function unusedChapters(path: SourcePath): Diagnostic {
  return describe(
    path,
    'The file is not published: it is a list of chapters.',
    'List the articles under "parts" in a manifest, series/<id>.yaml, and delete this file.',
  );
}

function describe(path: SourcePath, message: string, hint: string): Diagnostic {
  return diagnose('file-used', startOf(path), message, { hint });
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
