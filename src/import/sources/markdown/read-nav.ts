import { joinPath } from '../../markdown/file-paths.ts';
import type { Page } from '../../markdown/page.ts';
import { isData } from '../../markdown/read-data.ts';
import { escapeTitle } from '../../markdown/titles.ts';
import type { TocEntry } from '../../markdown/page.ts';

const deepest = 20;

/** The `nav` of MkDocs: files, titles with files, and titles with lists of the same. */
export function readNav(
  nav: unknown,
  root: string,
  pageOf: (file: string) => Page | undefined,
  depth = 0,
): TocEntry[] {
  if (!Array.isArray(nav) || depth > deepest) return [];
  const entryOf = (target: unknown, title?: string): TocEntry[] => {
    if (Array.isArray(target)) return [{ title, entries: readNav(target, root, pageOf, depth + 1) }];
    const file = typeof target === 'string' ? joinPath(root, target) : undefined;
    const page = file === undefined ? undefined : pageOf(file);
    return page === undefined ? [] : [{ page }];
  };
  return (nav as unknown[]).flatMap((item) =>
    isData(item)
      ? Object.entries(item).flatMap(([title, target]) => entryOf(target, escapeTitle(title)))
      : entryOf(item),
  );
}

/** The files that a navigation names, in its order. */
export function filesInNav(nav: unknown, root: string, depth = 0): string[] {
  if (depth > deepest) return [];
  if (typeof nav === 'string')
    return [joinPath(root, nav) ?? ''].filter((file) => /\.(?:md|markdown)$/i.test(file));
  const inner = Array.isArray(nav) ? (nav as unknown[]) : isData(nav) ? Object.values(nav) : [];
  return inner.flatMap((one) => filesInNav(one, root, depth + 1));
}
