import { posix } from 'node:path';
import type { FindIncluded, IncludedFile } from '../markdown/foreign/rewrite-includes.ts';
import { textQuery } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import { measureContent } from './picture-content.ts';

/** The files that a text includes, and those that they include: plain data, by where and how each is named. */
export type IncludedFiles = ReadonlyMap<string, IncludedFile>;

/** What was included, as queries with their answers: the text is read again when one is answered otherwise. */
export function digestsOf(included: IncludedFiles | undefined): Record<string, string> {
  const entries = [...(included ?? [])].map(([key, file]): [string, string] =>
    'text' in file
      ? [`${textQuery}${file.source}`, digestOfText(file.text)]
      : [`${textQuery}${pathIn(key)}`, ''],
  );
  return Object.fromEntries(entries);
}

export function digestOfText(text: string): string {
  return measureContent(new TextEncoder().encode(text)).digest;
}

export function findIncluded(included: IncludedFiles | undefined): FindIncluded {
  return (path, from) => included?.get(keyOf(path, from));
}

export function keyOf(path: string, from: SourcePath): string {
  return `${posix.dirname(from)}\n${path}`;
}

/** Where a file would be that is not there. */
function pathIn(key: string): string {
  const [folder = '', path = ''] = key.split('\n');
  return posix
    .normalize(posix.join(path.startsWith('/') ? 'series/articles' : folder, path))
    .normalize('NFC');
}
