import { nameOf, stemOf } from '../../markdown/file-paths.ts';
import type { Page } from '../../markdown/page.ts';
import { textsOf } from '../../markdown/values.ts';
import type { Source } from '../../source.ts';

/** Finds what a wiki link names: by its path, its name alone, or another name that a note gives itself. */
export interface Vault {
  readonly note: (name: string, from: string) => Page | undefined;
  readonly file: (name: string, from: string) => string | undefined;
}

export function openVault(source: Source, pages: readonly Page[]): Vault {
  const notes = indexBy(pages, ({ file, values }) => [
    file.replace(/\.md$/, ''),
    stemOf(file),
    ...textsOf(values['aliases'] ?? values['alias']),
  ]);
  const files = indexBy(
    source.files.filter((file) => !file.endsWith('.md')),
    (file) => [file, nameOf(file)],
  );
  return {
    note: (name, from) => {
      const found = notes.get(fold(name.replace(/\.md$/, ''))) ?? notes.get(fold(joinRelative(from, name)));
      return nearest(found, from, ({ file }) => file);
    },
    file: (name, from) =>
      nearest(
        files.get(fold(name)) ?? files.get(fold(joinRelative(from, name))) ?? files.get(fold(nameOf(name))),
        from,
        (file) => file,
      ),
  };
}

function indexBy<Item>(
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
): Map<string, Item[]> {
  const index = new Map<string, Item[]>();
  for (const item of items)
    for (const name of new Set(namesOf(item).map(fold))) index.set(name, [...(index.get(name) ?? []), item]);
  return index;
}

function fold(name: string): string {
  return name
    .normalize('NFC')
    .replace(/^\/|^\.\//, '')
    .toLowerCase();
}

function joinRelative(from: string, name: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of name.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Of several with one name, the one in the same folder, or the one with the shortest path. */
function nearest<Item>(
  found: readonly Item[] | undefined,
  from: string,
  fileOf: (item: Item) => string,
): Item | undefined {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return (
    found?.find((item) => fileOf(item).slice(0, fileOf(item).lastIndexOf('/') + 1) === folder) ??
    [...(found ?? [])].sort((a, b) => fileOf(a).length - fileOf(b).length)[0]
  );
}
