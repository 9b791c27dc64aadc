import type { YamlPath } from '../yaml-path.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** What an entry of a list is called, by the key of the list. */
const nouns: Readonly<Record<string, string>> = lookupTable({
  parts: 'part',
  collections: 'collection',
  authors: 'author',
  editors: 'editor',
  contributors: 'contributor',
  tags: 'tag',
  subjects: 'subject',
  series: 'series',
  changes: 'change',
  formerly: 'former id',
  author: 'author',
  editor: 'editor',
});

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** `"series" in part 2 of the first collection`, for `['collections', 0, 'parts', 1, 'series']`; `"edition.date"`. */
export function namePath(path: YamlPath): string {
  if (path.length === 0) return 'The file';
  const last = path.findLastIndex((step) => typeof step === 'number');
  if (last === -1) return `"${path.join('.')}"`;
  const keys = path.slice(last + 1);
  const entry = nameEntry(path.slice(0, last), Number(path[last]));
  return keys.length === 0 ? capitalise(entry) : `"${keys.join('.')}" in ${entry}`;
}

function nameEntry(list: YamlPath, index: number): string {
  const key = list.at(-1);
  const outer = list.slice(0, -1).findLastIndex((step) => typeof step === 'number');
  const noun = typeof key === 'string' ? nouns[key] : 'entry';
  const isOutermost = outer === -1 && (key === 'collections' || key === undefined);
  const name =
    noun === undefined
      ? `entry ${index + 1} of "${list.slice(outer + 1).join('.')}"`
      : isOutermost
        ? `the ${ordinals[index] ?? `${index + 1}th`} ${noun}`
        : `${noun} ${index + 1}`;
  return outer === -1 ? name : `${name} of ${nameEntry(list.slice(0, outer), Number(list[outer]))}`;
}

function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
