import { isSeq, parseDocument } from 'yaml';
import type { ImportedPublication } from '../imported.ts';
import { printYaml } from './print-article.ts';

export const publicationFile = 'series/publication.yaml';

/** `series/publication.yaml` of a target that has none. What the source does not say has to be decided: see `guessedSettings`. */
export function printPublication(
  { title, summary, language, baseUrl, publisher, authors, license }: Omit<ImportedPublication, 'kind'>,
  series: readonly string[],
): string {
  const name = title ?? 'Untitled';
  return `# yaml-language-server: $schema=schemas/publication.schema.json\n${printYaml({
    title: name,
    summary: summary ?? name,
    language: language ?? 'en',
    baseUrl: baseUrl ?? 'https://example.org/',
    publisher: publisher ?? authors?.[0] ?? name,
    authors: authors ?? [publisher ?? name],
    license,
    series,
  })}`;
}

/** The settings that `printPublication` makes up. */
export function guessedSettings(publication: Omit<ImportedPublication, 'kind'>): string[] {
  const { title, language, baseUrl, publisher, authors } = publication;
  return Object.entries({ title, language, baseUrl, publisher, authors }).flatMap(([key, value]) =>
    value === undefined ? [key] : [],
  );
}

/** The same publication with more series at the end of its list; all else, comments too, stays. */
export function addSeries(text: string, ids: readonly string[]): string {
  const document = parseDocument(text);
  const list = document.get('series');
  const known = new Set(isSeq(list) ? list.toJSON() : []);
  const added = ids.filter((id) => !known.has(id));
  if (added.length === 0) return text;
  if (isSeq(list)) for (const id of added) list.add(document.createNode(id));
  else document.set('series', document.createNode(added));
  return document.toString({ lineWidth: 0 });
}
