import { openCache, type CachedFile, summarise, type KindSummary } from '../cache/cache.ts';
import { loadConfig } from '../load/load.ts';
import { defaultCacheMax } from '../load/schemas/publication.ts';
import { formatSize } from '../platform/sizes.ts';
import { openSourceFiles } from '../platform/source-files.ts';
import type { CacheKeyTexts } from '../remote-cache/keys.ts';
import type { Command, CommandInput } from './command.ts';
import { cacheOption, rootOption, sourceOptionsOf } from './options.ts';
import { cacheOf, rootOf } from '../build/read-options.ts';
import { countOf } from '../build/counts.ts';
import { UsageError } from '../build/usage-error.ts';

export const cache: Command = {
  summary: 'Show or clear the build cache, or make keys for a shared one.',
  details: `Builds cache printed books, images and search indexes in one folder. Its size is limited by cache.max in
publication.yaml (default: 1 GB); the least recently used entries go first. Clearing deletes what Kolofon wrote
there, and no other file.

Several machines can share a cache (cache.remote in publication.yaml). "keys" prints new keys for one.

  kolofon cache
  kolofon cache clear
  kolofon cache keys
  kolofon cache --cache .kolofon-cache --reporter json`,
  options: {
    root: rootOption,
    cache: cacheOption,
    reporter: { type: 'string', value: 'NAME', summary: 'The output format: text or json (default: text).' },
  },
  positionals: { value: 'ACTION', summary: 'clear: clear the cache. keys: print new keys for a shared one.' },
  async run(input) {
    const [action, ...others] = input.positionals;
    if (![undefined, 'clear', 'keys'].includes(action) || others.length > 0)
      throw new UsageError(
        `kolofon cache takes "clear", "keys" or nothing, not "${input.positionals.join(' ')}".`,
      );
    const isJson = readsJson(input);
    if (action === 'keys') {
      const { generateKeys } = await import('../remote-cache/keys.ts');
      const keys = generateKeys();
      input.print(isJson ? asJson(keys) : describeKeys(keys));
      return 0;
    }
    const options = sourceOptionsOf(input.values);
    const folder = cacheOf(options, input);
    if (folder === undefined) throw new UsageError('There is no home folder: name one with --cache FOLDER.');
    const opened = openCache(folder);
    if (action === 'clear') {
      const cleared = opened.clear();
      input.print(isJson ? asJson({ folder, ...sumUp(cleared) }) : describeCleared(folder, cleared));
    } else {
      const files = opened.list();
      const max = limitOf(rootOf(options));
      input.print(isJson ? asJson({ folder, max, ...sumUp(files) }) : describeContent(folder, max, files));
    }
    return 0;
  },
};

function describeKeys(keys: CacheKeyTexts): string {
  return `The public key, for cache.remote.trust in series/publication.yaml:
  ${keys.public}

Secrets of the CI service that builds and uploads:
  KOLOFON_CACHE_SIGNING_KEY=${keys.signing}
  KOLOFON_CACHE_MEMBERS_KEY=${keys.members}

Without the first, a build uploads nothing. Without the second, it shares nothing of the members' edition.
`;
}

function readsJson({ values }: CommandInput): boolean {
  const { reporter = 'text' } = values;
  if (reporter !== 'text' && reporter !== 'json')
    throw new UsageError(`Unknown reporter "${String(reporter)}". Available: text, json.`);
  return reporter === 'json';
}

/** In bytes. A publication that cannot be read, or that is none, has no limit of its own. */
function limitOf(root: string): number {
  return loadConfig(openSourceFiles(root)).value?.publication.cache.max ?? defaultCacheMax;
}

interface Content {
  readonly values: number;
  /** In bytes. */
  readonly size: number;
  readonly kinds: readonly KindSummary[];
}

function sumUp(files: readonly CachedFile[]): Content {
  return {
    values: files.length,
    size: files.reduce((sum, { size }) => sum + size, 0),
    kinds: summarise(files),
  };
}

/** Times as ISO 8601 has them. */
function asJson(content: object): string {
  const write = (name: string, value: unknown): unknown =>
    name.endsWith('Use') && typeof value === 'number' ? new Date(value).toISOString() : value;
  return `${JSON.stringify(content, write, 2)}\n`;
}

function describeCleared(folder: string, files: readonly CachedFile[]): string {
  const { values, size } = sumUp(files);
  return values === 0
    ? `There was nothing to clear in ${folder}\n`
    : `Freed ${formatSize(size)}: ${countOf(values, 'value', 'values')} in ${folder}\n`;
}

function describeContent(folder: string, max: number, files: readonly CachedFile[]): string {
  const { values, size, kinds } = sumUp(files);
  const head = `Folder  ${folder}\nLimit   ${formatSize(max)}, ${formatShare(size, max)} used\n`;
  if (values === 0) return `${head}\nIt is empty.\n`;
  const oldest = Math.min(...kinds.map(({ oldestUse }) => oldestUse));
  const newest = Math.max(...kinds.map(({ newestUse }) => newestUse));
  const rows = [...kinds, { kind: 'all', values, size, oldestUse: oldest, newestUse: newest }].map(formatRow);
  const [titles, ...lines] = alignColumns([['Kind', 'Values', 'Size', 'Oldest use', 'Newest use'], ...rows]);
  const rule = '─'.repeat(Math.max(...lines.map(({ length }) => length)));
  return `${[head, titles, rule, ...lines.slice(0, -1), rule, lines.at(-1)].join('\n')}\n`;
}

/** 3 %, or less than 1 % */
function formatShare(size: number, max: number): string {
  const share = max === 0 ? 0 : (100 * size) / max;
  return share > 0 && share < 1 ? 'less than 1 %' : `${Math.round(share)} %`;
}

function formatRow({ kind, values, size, oldestUse, newestUse }: KindSummary): string[] {
  return [kind, String(values), formatSize(size), formatTime(oldestUse), formatTime(newestUse)];
}

/** 2026-11-23 09:41, as the clocks of this machine have it. */
function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}

/** Columns three spaces apart: the second and the third, of numbers, to the right. */
function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        [1, 2].includes(column) ? cell.padStart(widthOf(column)) : cell.padEnd(widthOf(column)),
      )
      .join('   ')
      .trimEnd(),
  );
}
