import { slug } from '../../../model/ids.ts';
import { folderOf, nameOf } from '../../markdown/file-paths.ts';
import type { Data } from '../../markdown/read-data.ts';
import { dateOf, textOf } from '../../markdown/values.ts';
import type { HugoConfig, HugoLanguage } from './read-config.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

/** The path of a page on the site (Hugo, "URL management"). */
export function urlOf(
  path: string,
  values: Data,
  language: HugoLanguage,
  { permalinks }: HugoConfig,
): string {
  const prefix = language.isDefault ? '' : `/${language.code}`;
  const own = textOf(values['url']);
  if (own !== undefined) return own.startsWith('/') ? own : `${prefix}/${own}`;
  const name = textOf(values['slug']) ?? nameOf(path);
  const [section = ''] = path.split('/', 1);
  const pattern = path.includes('/')
    ? (textOf(permalinks[section]) ?? textOf((permalinks['page'] as Data | undefined)?.[section]))
    : undefined;
  const plain =
    pattern === undefined
      ? [folderOf(path), name].filter(Boolean).join('/')
      : fill(pattern, path, name, values);
  return plainUrl(`${prefix}/${plain}/`);
}

function fill(pattern: string, path: string, name: string, values: Data): string {
  const [year = '', month = '', day = ''] = (dateOf(values['date']) ?? '').split('-');
  const parts: Readonly<Record<string, string>> = lookupTable({
    year,
    month,
    day,
    section: path.split('/', 1)[0] ?? '',
    sections: folderOf(path),
    title: slug(textOf(values['title']) ?? name),
    slug: textOf(values['slug']) ?? slug(textOf(values['title']) ?? name),
    slugorcontentbasename: name,
    filename: nameOf(path),
    contentbasename: nameOf(path),
    slugorfilename: name,
  });
  return pattern.replaceAll(
    /:([a-z]+)(?:\[[^\]]*\])?/gi,
    (written, key: string) => parts[key.toLowerCase()] ?? written,
  );
}

function plainUrl(url: string): string {
  return url
    .replaceAll(/\/{2,}/g, '/')
    .replaceAll(' ', '-')
    .toLowerCase();
}
