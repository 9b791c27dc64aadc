import { stringify } from 'yaml';
import type { ImportedFrontMatter } from '../imported.ts';

/** An article as Kolofon reads it. What is undefined or empty is left out. */
export function printArticle(frontMatter: ImportedFrontMatter, body: string): string {
  const { title, summary, authors, published, updated, status, access, language, license, tags } =
    frontMatter;
  const { translationOf, formerly } = frontMatter;
  const values = {
    title,
    summary,
    authors,
    published,
    updated,
    status: status === 'published' ? undefined : status,
    access: access === 'public' ? undefined : access,
    language,
    license,
    tags,
    translationOf,
    formerly,
  };
  return `---\n${printYaml(values)}---\n\n${body.replace(/^\n+|\s+$/g, '')}\n`;
}

/** Without keys that are undefined or hold an empty list; lists of plain values on one line, long texts not broken. */
export function printYaml(values: Readonly<Record<string, unknown>>): string {
  const present = Object.entries(values).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return present.map(([key, value]) => printPair(key, value)).join('');
}

function printPair(key: string, value: unknown): string {
  if (isPlain(value)) return `${key}: ${value}\n`;
  if (Array.isArray(value) && value.every(isPlain))
    return `${key}:\n${value.map((one) => `  - ${one}\n`).join('')}`;
  return stringify({ [key]: value }, { lineWidth: 0 });
}

/** Whether a value is a text that stands for itself, a day or a path. Most are, and the library takes half a millisecond for an article. */
function isPlain(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^(?:\p{L}[\p{L}\p{N} ,.()'’–-]*|\d{4}-\d{2}-\d{2}|\/[\w/.-]*)$/u.test(value) &&
    !/^(?:null|true|false)$|\s$/i.test(value)
  );
}
