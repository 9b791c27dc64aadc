import { distance } from 'fastest-levenshtein';
import type * as z from 'zod';
import type { Edit, Fix } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import type { YamlSource } from '../yaml.ts';
import type { YamlPath } from '../yaml-path.ts';
import { rewriteValue } from './rewrite-value.ts';
import { schemaAt } from './schema-at.ts';
import { isSameWord } from './synonyms.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** A key that is unknown in the mapping at `path`. */
export interface UnknownKey {
  readonly key: string;
  /** The key that was most likely meant instead. */
  readonly meant: string | undefined;
  readonly path: YamlPath;
  /** The whole mapping. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether another unknown key of the mapping has the same meaning. */
  readonly isRepeated: boolean;
}

/** The key that was meant, with a value that it takes, where there is no doubt; or what `draft` means. */
export function fixKey(unknown: UnknownKey, schema: unknown, source: YamlSource): Fix | undefined {
  const { key, meant, path, values, isRepeated } = unknown;
  if (isRepeated) return undefined;
  const edits =
    key.toLowerCase() === 'draft' && path.length === 0
      ? writeStatus(unknown, schema, source)
      : meant !== undefined && !(meant in values) && isCertain(key, meant)
        ? rename(unknown, meant, schemaAt(schema, [...path, meant]), source)
        : undefined;
  return edits === undefined ? undefined : { edits };
}

/** Keys that have one name in other programs, whatever their value. */
const plainKeys: Readonly<Record<string, readonly string[]>> = lookupTable({
  title: ['headline', 'tittel', 'titel', 'titre', 'overskrift'],
  summary: [
    'description',
    'desc',
    'excerpt',
    'abstract',
    'sammendrag',
    'samandrag',
    'ingress',
    'beskrivelse',
  ],
  authors: ['author', 'forfatter', 'forfattere', 'forfattarar', 'autor', 'autoren', 'auteur', 'auteurs'],
  editors: ['editor', 'redaktor', 'redaktorer', 'herausgeber'],
  published: ['date', 'pubdate', 'publishdate', 'publishedat', 'datepublished', 'dato', 'publisert', 'datum'],
  updated: ['modified', 'lastmod', 'lastmodified', 'updatedat', 'dateupdated', 'datemodified', 'oppdatert'],
  language: ['lang', 'locale', 'sprak', 'sprache', 'langue'],
  tags: ['tag', 'keywords', 'stikkord', 'emneord'],
  formerly: ['oldids', 'previousids'],
  parts: ['articles', 'artikler', 'chapters', 'kapitler', 'deler', 'delar'],
  license: ['licence', 'lisens', 'lizenz'],
  publisher: ['forlag', 'utgiver', 'verlag'],
  to: ['email', 'mail', 'epost', 'recipient'],
  accent: ['accentcolor', 'accentcolour'],
});

function isCertain(key: string, meant: string): boolean {
  if (isSameWord(key, meant) || (plainKeys[meant] ?? []).some((word) => isSameWord(key, word))) return true;
  // One letter wrong, or two in a long word.
  return key.length >= 5 && distance(key.toLowerCase(), meant.toLowerCase()) <= (key.length >= 8 ? 2 : 1);
}

function rename(
  { key, path, values }: UnknownKey,
  meant: string,
  schema: unknown,
  source: YamlSource,
): Edit[] | undefined {
  if (schema === undefined) return undefined;
  const value = values[key];
  const edit = replace(source.keyPlace(path, key), meant);
  if ((schema as z.ZodType).safeParse(value).success) return [edit];
  const place = source.place([...path, key]);
  const written = source.text.slice(place.start.offset, place.end?.offset);
  const rewritten = rewriteValue({ key: meant, input: value, written, schema });
  return rewritten === undefined ? undefined : [edit, replace(place, rewritten)];
}

/** `status: draft` for `draft: true`; nothing for `draft: false`. */
function writeStatus(unknown: UnknownKey, schema: unknown, source: YamlSource): Edit[] | undefined {
  const { key, path, values } = unknown;
  if ('status' in values || schemaAt(schema, ['status']) === undefined) return undefined;
  const keyPlace = source.keyPlace(path, key);
  if (values[key] === true) return [replace(keyPlace, 'status'), replace(source.place([key]), 'draft')];
  if (values[key] !== false) return undefined;
  const start = source.text.lastIndexOf('\n', keyPlace.start.offset - 1) + 1;
  const end = source.text.indexOf('\n', start) + 1;
  return /^draft:[ \t]*false[ \t]*\n$/i.test(source.text.slice(start, end))
    ? [{ start, end, text: '' }]
    : undefined;
}

function replace({ start, end }: Place, text: string): Edit {
  return { start: start.offset, end: end?.offset ?? start.offset, text };
}
