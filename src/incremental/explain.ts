import type { LoadedArticle } from '../load/article.ts';
import type { Loaded } from '../load/load.ts';
import { popularityFile } from '../load/popularity.ts';
import { publicationFile } from '../load/publication.ts';
import type { Manifest } from '../load/inherit.ts';
import { partsOfShown, sourceOfShown, type Dependencies, type Dependency } from '../model/dependencies.ts';
import { includedIn } from '../model/document.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { Article } from '../model/series.ts';
import { openMemory, type Notes } from './notes.ts';
import type { BuildRecord } from './record.ts';

/** An output that was built again, or for the first time. */
export interface MadeOutput {
  readonly path: OutputPath;
  /** Undefined for one that is made each time. */
  readonly dependsOn: Dependencies | undefined;
}

/** A change, and what was rebuilt because of it. */
export interface Explanation {
  /** `series/articles/tillit.md: title changed` */
  readonly change: string;
  /** `25 pages, 2 books` */
  readonly outputs: string;
}

export interface Situation {
  readonly record: BuildRecord | undefined;
  readonly notes: Notes;
  readonly loaded: Loaded;
  /** The digests of the sources as they are now. */
  readonly digests: ReadonlyMap<SourcePath, string>;
  readonly asOf: string;
  /** The articles that are published, by their files. */
  readonly articles: ReadonlyMap<SourcePath, Article>;
  /** The ids of the books that pages offer, by the paths of their files. */
  readonly books: ReadonlyMap<OutputPath, string>;
}

/** Explains why outputs were made: each change of a source, with those that depend on it. */
export function explain(made: readonly MadeOutput[], situation: Situation): Explanation[] {
  const { record, asOf, articles, books } = situation;
  if (record === undefined)
    return [
      {
        change: 'There is no record of an earlier build with this Kolofon and these plug-ins',
        outputs: countOutputs(made),
      },
    ];
  const changes = listChanges(record, situation);
  if (record.asOf !== asOf)
    changes.push({ what: `the day is ${asOf}, no longer ${record.asOf}`, names: new Set(['all', 'site']) });
  const namesOf = new Map(made.map((one) => [one, spellOut(one.dependsOn ?? [], articles)]));
  const explained = new Set<MadeOutput>();
  const explainChanges = (because: readonly Change[], among: readonly MadeOutput[]) =>
    because.map(({ what, names }) => {
      const own = among.filter((one) => namesOf.get(one)?.some((name) => names.has(name)) === true);
      for (const one of own) explained.add(one);
      return { change: what, own };
    });
  const noBooks = made.filter(({ path }) => !books.has(path));
  const explanations = [
    ...explainChanges(changes, made),
    ...explainChanges(listBooks(made, books), noBooks).filter(({ own }) => own.length > 0),
  ].map(({ change, own }) => ({ change, outputs: countOutputs(own) }));
  // What is made each time has no reason.
  const rest = made.filter((one) => one.dependsOn !== undefined && !explained.has(one));
  return rest.length === 0
    ? explanations
    : [
        ...explanations,
        {
          change: 'Missing, changed outside Kolofon, or next to what changed',
          outputs: countOutputs(rest),
        },
      ];
}

/** The names, with those that each of them includes. */
function spellOut(names: Dependencies, articles: Situation['articles']): Dependencies {
  return names.flatMap((name) => {
    const source = sourceOfShown(name);
    const article = source && articles.get(source);
    return article === undefined ? name : partsOfShown(article);
  });
}

interface Change {
  readonly what: string;
  /** What is another one because of it. */
  readonly names: ReadonlySet<Dependency>;
}

/** The books that were rebuilt: pages that offer them show their sizes. */
function listBooks(made: readonly MadeOutput[], books: Situation['books']): Change[] {
  const paths = new Map<string, OutputPath[]>();
  for (const { path, dependsOn } of made) {
    const id = books.get(path);
    // A copy of a book in a site has no reason of its own.
    if (id !== undefined && dependsOn !== undefined) paths.set(id, [...(paths.get(id) ?? []), path]);
  }
  return [...paths].map(([id, files]) => ({
    what: `${files.join(', ')}: rebuilt`,
    names: new Set<Dependency>([`downloads ${id}`, `series ${id}`, 'all']),
  }));
}

function listChanges(record: BuildRecord, { notes, loaded, digests }: Situation): Change[] {
  const earlier = openMemory(notes, (path) => record.sources.get(path)?.digest ?? '');
  const paths = [...new Set([...record.sources.keys(), ...digests.keys()])].sort();
  const articles = new Map(loaded.articles.map((article) => [article.source, article]));
  return paths.flatMap((path): Change[] => {
    const [before, after] = [record.sources.get(path)?.digest, digests.get(path)];
    if (before === after || after === '') return [];
    const article = articles.get(path);
    const seriesOf = (id: string | undefined) =>
      loaded.manifests.filter(({ sections }) =>
        sections.some(({ parts }) => parts.some((part) => part.id === id)),
      );
    const around = seriesOf(article?.id).map(({ id }): Dependency => `series ${id}`);
    const describe = (what: string, ...names: Dependency[]) => [
      { what: `${path}: ${what}`, names: new Set(names) },
    ];
    if (before === undefined) return describe('new', `article ${path}`, `asset ${path}`, 'all', ...around);
    if (after === undefined) return describe('gone', `article ${path}`, `asset ${path}`, 'all', 'site');
    if (article !== undefined) {
      const fields = changedFields(earlier.recall(path)?.head, article);
      return fields.length === 0
        ? describe('text changed', `text ${path}`, 'texts')
        : describe(
            `${fields.join(', ')} changed`,
            `text ${path}`,
            `article ${path}`,
            'all',
            'site',
            ...around,
          );
    }
    const manifest = loaded.manifests.find(({ source }) => source === path);
    if (manifest !== undefined)
      return describe(
        changesOfManifest(earlier.recall(path)?.head, manifest),
        `series ${manifest.id}`,
        'all',
        'site',
      );
    if (path === popularityFile) return describe('counts changed', 'site', 'all');
    if (path.startsWith('series/references.')) return describe('references changed', 'references');
    if (path === publicationFile) return describe('settings changed', 'settings');
    const including = loaded.articles.filter(({ document }) => includedIn(document).includes(path));
    const texts = including.map(({ source }): Dependency => `text ${source}`);
    if (texts.length > 0) texts.push('texts');
    return describe('changed', `asset ${path}`, 'settings', ...texts);
  });
}

function changedFields(earlier: unknown, { frontMatter }: LoadedArticle): string[] {
  const before = (earlier as Pick<LoadedArticle, 'frontMatter'> | undefined)?.frontMatter;
  return before === undefined ? [] : differingKeys(before, frontMatter);
}

function changesOfManifest(earlier: unknown, { manifest }: { readonly manifest: Manifest }): string {
  const before = (earlier as { readonly manifest: Manifest } | undefined)?.manifest;
  const keys = before === undefined ? [] : differingKeys(before, manifest);
  return keys.length === 0 ? 'changed' : `${keys.join(', ')} changed`;
}

function differingKeys(before: object, after: object): string[] {
  const text = (of: object, key: string) => JSON.stringify((of as Record<string, unknown>)[key]);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => text(before, key) !== text(after, key));
}

/** `1 page, 2 books and 4 other files` */
function countOutputs(made: readonly MadeOutput[]): string {
  const kindOf = ({ path }: MadeOutput) => {
    if (path.endsWith('.html')) return 'page';
    return /\.(?:epub|pdf)$/.test(path) ? 'book' : 'other file';
  };
  const parts = ['page', 'book', 'other file'].flatMap((kind) => {
    const count = made.filter((one) => kindOf(one) === kind).length;
    return count === 0 ? [] : [`${String(count)} ${kind}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'nothing' : parts.join(', ').replace(/, ([^,]*)$/, ' and $1');
}
