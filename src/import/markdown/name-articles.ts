import { slug } from '../../model/ids.ts';
import type { Names } from '../names.ts';
import { nameOf } from './file-paths.ts';

interface Wanted {
  readonly file: string;
  readonly name: string;
  readonly folder: string;
  /** Of a text in another language than the others. */
  readonly language: string | undefined;
}

/**
 * The paths of articles. Ids are those of files, whatever the folder: names that several have are preceded by that of
 * their folder, or followed by their language, so that they do not depend on the order.
 */
export function nameArticles(wanted: readonly Wanted[], names: Names): string[] {
  const counts = new Map<string, number>();
  for (const { name } of wanted) counts.set(slug(name), (counts.get(slug(name)) ?? 0) + 1);
  const ofOriginals = new Map<string, number>();
  for (const { name, language } of wanted)
    if (language === undefined) ofOriginals.set(slug(name), (ofOriginals.get(slug(name)) ?? 0) + 1);
  return wanted.map(({ file, name, folder, language }) => {
    const parent = nameOf(folder);
    const among = language === undefined ? ofOriginals : counts;
    if ((among.get(slug(name)) ?? 0) < 2) return names.article(file, name, folder);
    const shared = (ofOriginals.get(slug(name)) ?? 0) > 1 && parent !== '' ? `${parent} ${name}` : name;
    return names.article(file, language === undefined ? shared : `${shared} ${language}`, folder);
  });
}
