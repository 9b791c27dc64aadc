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
  return stringify(Object.fromEntries(present), { lineWidth: 0 });
}
