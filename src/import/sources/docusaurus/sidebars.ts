import { dataOf } from '../../markdown/read-data.ts';
import type { Page } from '../../markdown/page.ts';
import { escapeTitle } from '../../markdown/titles.ts';
import type { TocEntry } from '../../markdown/page.ts';
import { textOf } from '../../markdown/values.ts';

const deepest = 20;

/** The items of a sidebar: ids, categories with items, links, and shorthands for categories. */
export function readSidebar(items: unknown, pageOf: (id: string) => Page | undefined, depth = 0): TocEntry[] {
  if (depth > deepest) return [];
  if (!Array.isArray(items)) {
    return Object.entries(dataOf(items)).map(([label, inner]) => ({
      title: escapeTitle(label),
      entries: readSidebar(inner, pageOf, depth + 1),
    }));
  }
  return (items as unknown[]).flatMap((item): TocEntry[] => {
    if (typeof item === 'string') {
      const page = pageOf(item);
      return page === undefined ? [] : [{ page }];
    }
    const { type, id, label, items: inner, link } = dataOf(item);
    if (type === 'doc' || type === 'ref') return readSidebar([id], pageOf, depth + 1);
    if (type !== 'category') return type === undefined ? readSidebar(item, pageOf, depth + 1) : [];
    const page = pageOf(textOf(dataOf(link)['id']) ?? '');
    return [
      { title: escapeTitle(textOf(label) ?? ''), page, entries: readSidebar(inner, pageOf, depth + 1) },
    ];
  });
}
