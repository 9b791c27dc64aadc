import { posix } from 'node:path';
import { groupBy } from '../model/group-by.ts';
import { idOf } from '../model/ids.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';

/** What links may lead to: plain data, which other threads get too. */
export interface SourceFacts {
  /** The files in `series`. */
  readonly paths: readonly SourcePath[];
  readonly articles: readonly SourcePath[];
  /** The address of the site's folder of articles: `https://example.org/articles/`. */
  readonly pages: string;
}

/**
 * Finds files as other programs name them. A query and its answer are texts, so that they can be noted with an article:
 * it is read again when one of its queries would be answered otherwise.
 *
 * - `name <name>`: the article of this name, as Obsidian finds it;
 * - `file <name>`: any file of this name;
 * - `page <path>`: the file, or the article whose page it is, at a path from the folder `series`.
 *
 * An answer is a path, empty where there is none, or several with bars between where nobody knows which is meant.
 */
export interface SourceIndex {
  find(query: string, from: SourcePath): string;
  /** The article that an address of the publication's own site leads to. */
  ofAddress(url: string): SourcePath | undefined;
}

export const noFacts: SourceFacts = { paths: [], articles: [], pages: '' };

export function openSourceIndex({ paths, articles, pages }: SourceFacts): SourceIndex {
  const maps = lazily(() => ({
    paths: new Set<string>(paths),
    articles: new Set<string>(articles),
    byId: groupBy(articles, (path) => idOf(path).toLowerCase()),
    byStem: groupBy(articles, (path) => nameOf(path).replace(/\.md$/, '').toLowerCase()),
    byName: groupBy(
      paths.filter((path) => !isHidden(path)),
      (path) => nameOf(path).toLowerCase(),
    ),
  }));

  const findNamed = (name: string, from: SourcePath): string => {
    const plain = name.replace(/\.md$/i, '');
    const { byStem, byId } = maps();
    const stem = plain.slice(plain.lastIndexOf('/') + 1);
    const exact = choose(byStem.get(stem.normalize('NFC').toLowerCase()), `${plain}.md`, from);
    return exact === '' ? choose(byId.get(idOf(`${stem}.md`)), '', from) : exact;
  };

  const findPage = (path: string): string => {
    const known = maps();
    if (known.paths.has(path)) return path;
    const page = path
      .replace(/\/?(?:index\.\w+)?$/, '')
      .replace(/\.(?:html?|md|mdx|qmd|rmd|ipynb|markdown)$/i, '');
    const beside = ['.md', '/index.md', '/README.md', '/readme.md', '/_index.md']
      .map((ending) => `${page}${ending}`)
      .find((one) => known.articles.has(one));
    if (beside !== undefined) return beside;
    const id = idOf(`${page}.md`);
    // A series has a page of this name too.
    if (known.paths.has(`series/${id}.yaml`)) return '';
    const named = known.byId.get(id) ?? [];
    return named.length === 1 ? (named[0] ?? '') : '';
  };

  return {
    find: (query, from) => {
      const space = query.indexOf(' ');
      const name = query.slice(space + 1);
      switch (query.slice(0, space)) {
        case 'name':
          return findNamed(name, from);
        case 'file':
          return choose(maps().byName.get(nameOf(name).normalize('NFC').toLowerCase()), name, from);
        default:
          return findPage(name);
      }
    },
    ofAddress: (url) => {
      if (pages === '' || !url.startsWith(pages)) return undefined;
      const id = /^([a-z0-9-]+)\/?(?:index\.html)?(?:[?#].*)?$/.exec(url.slice(pages.length))?.[1];
      const named = id === undefined ? [] : (maps().byId.get(id) ?? []);
      return named.length === 1 ? named[0] : undefined;
    },
  };
}

/** Of the files of one name: the one in the folder that is written, beside the text, or nearest to the root. */
function choose(found: readonly SourcePath[] = [], written: string, from: SourcePath): string {
  const suffix = `/${posix.normalize(written).replace(/^(?:\.{0,2}\/)+/, '')}`.toLowerCase().normalize('NFC');
  const fitting = found.filter((path) => !written.includes('/') || path.toLowerCase().endsWith(suffix));
  const [only] = fitting;
  if (fitting.length <= 1) return only ?? '';
  const root = fitting.find((path) => path.toLowerCase() === `series/articles${suffix}`);
  const beside = fitting.filter((path) => posix.dirname(path) === posix.dirname(from));
  if (root !== undefined) return root;
  if (beside.length === 1) return beside[0] ?? '';
  const depth = (path: string) => path.split('/').length;
  const least = Math.min(...fitting.map(depth));
  const nearest = fitting.filter((path) => depth(path) === least);
  return nearest.join('|');
}

/** What several files of one name are reported as. */
export function listCandidates(answer: string): readonly SourcePath[] {
  return answer.split('|').map(sourcePath);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Files of the publication itself are no content. */
function isHidden(path: string): boolean {
  return path.includes('/.') || /^series\/[^/]+\.(?:ya?ml|json|csv)$/.test(path);
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
