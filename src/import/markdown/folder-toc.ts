import { folderOf, nameOf, stemOf } from './file-paths.ts';
import type { Page } from './page.ts';
import { titleOfName } from './titles.ts';
import type { TocEntry } from './page.ts';

export interface FolderOptions {
  /** The place of a page among those beside it; pages without one come last. */
  readonly orderOf?: (page: Page) => number | undefined;
  /** What is known of a folder, by its path in the source. */
  readonly folder?: (path: string) => FolderFacts;
}

interface FolderFacts {
  readonly title?: string | undefined;
  readonly order?: number | undefined;
}

interface Folder {
  readonly path: string;
  index: Page | undefined;
  readonly pages: Page[];
  readonly folders: Map<string, Folder>;
}

/** `index.md`, `README.md`, `_index.md`: what a folder opens with. */
export const indexName = /^(?:_?index|readme)$/i;

const natural = new Intl.Collator('en', { numeric: true });

/** The table of contents of folders and the pages in them. `root`: the folder at which it begins. */
export function tocOfFolders(pages: readonly Page[], root: string, options: FolderOptions = {}): TocEntry[] {
  const top: Folder = { path: root, index: undefined, pages: [], folders: new Map() };
  for (const page of pages) {
    const below = root === '' ? folderOf(page.file) : folderOf(page.file).slice(root.length + 1);
    let folder = top;
    for (const name of below.split('/').filter(Boolean)) {
      const inner = folder.folders.get(name) ?? {
        path: folder.path === '' ? name : `${folder.path}/${name}`,
        index: undefined,
        pages: [],
        folders: new Map<string, Folder>(),
      };
      folder.folders.set(name, inner);
      folder = inner;
    }
    if (folder.index === undefined && indexName.test(stemOf(page.file).replace(/\..*$/, '')))
      folder.index = page;
    else folder.pages.push(page);
  }
  return [...(top.index === undefined ? [] : [{ page: top.index }]), ...entriesIn(top, options)];
}

function entriesIn(folder: Folder, options: FolderOptions): TocEntry[] {
  const pages = folder.pages.map((page) => ({
    order: options.orderOf?.(page),
    name: nameOf(page.file),
    entry: { page } satisfies TocEntry,
  }));
  const folders = [...folder.folders].map(([name, inner]) => {
    const facts = options.folder?.(inner.path) ?? {};
    const title = facts.title ?? inner.index?.title ?? titleOfName(name);
    return {
      order: facts.order ?? (inner.index === undefined ? undefined : options.orderOf?.(inner.index)),
      name,
      entry: { title, page: inner.index, entries: entriesIn(inner, options) } satisfies TocEntry,
    };
  });
  return [...pages, ...folders]
    .sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || natural.compare(a.name, b.name))
    .map(({ entry }) => entry);
}
