import { slug } from '../../model/ids.ts';
import type { Names } from '../names.ts';
import { nameOf } from './file-paths.ts';

interface Wanted {
  readonly file: string;
  readonly name: string;
  readonly folder: string;
}

/**
 * The paths of articles. Ids are those of files, whatever the folder: names that several have are preceded by that of
 * their folder, so that they do not depend on the order.
 */
export function nameArticles(wanted: readonly Wanted[], names: Names): string[] {
  const counts = new Map<string, number>();
  for (const { name } of wanted) counts.set(slug(name), (counts.get(slug(name)) ?? 0) + 1);
  return wanted.map(({ file, name, folder }) => {
    const parent = nameOf(folder);
    const isShared = (counts.get(slug(name)) ?? 0) > 1 && parent !== '';
    return names.article(file, isShared ? `${parent} ${name}` : name, folder);
  });
}
