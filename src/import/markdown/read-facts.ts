import type { ImportedFrontMatter, Loss } from '../imported.ts';
import type { Data } from './read-data.ts';
import { dateOf, languageOf, namesOf, pick, textOf, textsOf } from './values.ts';

/** The keys of front matter that most tools share, by what they become. */
const keys = {
  title: ['title'],
  summary: ['summary', 'description', 'excerpt', 'abstract', 'subtitle', 'lead'],
  authors: ['authors', 'author', 'creator', 'writers'],
  published: [
    'date',
    'published',
    'publishDate',
    'publishdate',
    'pubDate',
    'created',
    'created_at',
    'date_created',
  ],
  updated: [
    'lastmod',
    'updated',
    'last_modified_at',
    'modified',
    'lastUpdated',
    'updatedDate',
    'last_update',
    'date-modified',
    'updated_at',
  ],
  language: ['language', 'lang', 'locale'],
  tags: ['tags', 'tag', 'keywords', 'categories', 'category', 'topics'],
  draft: ['draft', 'published', 'status', 'publish'],
  formerly: ['aliases', 'redirect_from', 'redirects'],
} as const;

/** What front matter says in the words of most tools. Titles are left to the tool. */
export function readFacts(values: Data): Partial<ImportedFrontMatter> {
  const summary = textOf(pick(values, ...keys.summary));
  const update = pick(values, ...keys.updated);
  const published = firstDate(values, keys.published);
  const updated = dateOf(
    typeof update === 'object' && update !== null && 'date' in update ? update.date : update,
  );
  return {
    summary: summary?.replaceAll(/\s+/g, ' '),
    authors: orUndefined(namesOf(pick(values, ...keys.authors))),
    published,
    // An update on the same day, or before it, is none.
    updated: updated !== undefined && published !== undefined && updated > published ? updated : undefined,
    status: isDraft(values) ? 'draft' : undefined,
    language: languageOf(pick(values, ...keys.language)),
    tags: orUndefined(tagsOfValues(values)),
    formerly: orUndefined(
      keys.formerly.flatMap((key) => textsOf(values[key])).filter((path) => path.startsWith('/')),
    ),
  };
}

/** Tags, categories and keywords alike. */
export function tagsOfValues(values: Data): string[] {
  return [...new Set(keys.tags.flatMap((key) => tagsOf(values[key])))];
}

/** What stays unread in front matter. */
export function unreadKeys(values: Data, known: readonly string[]): Omit<Loss, 'kind' | 'origin'>[] {
  const read = new Set<string>([...Object.values(keys).flat(), ...known]);
  return Object.entries(values)
    .filter(([key, value]) => !read.has(key) && value !== null && value !== undefined && value !== '')
    .map(([key, value]) => ({
      what: `values of ${key} in front matter`,
      detail: `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      became: 'dropped' as const,
    }));
}

function firstDate(values: Data, names: readonly string[]): string | undefined {
  for (const name of names) {
    const date = dateOf(values[name]);
    if (date !== undefined) return date;
  }
  return undefined;
}

function isDraft({ draft, published, status, publish }: Data): boolean {
  return (
    draft === true ||
    draft === 'true' ||
    published === false ||
    publish === false ||
    status === 'draft' ||
    status === 'private'
  );
}

/** Categories and tags can be mappings with a title, and tags of notes begin with a sign. */
function tagsOf(value: unknown): string[] {
  const list =
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? (value as unknown[]) : [];
  return list.flatMap((one) => textOf(one)?.replace(/^#/, '') ?? namesOf(one));
}

function orUndefined<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
