import type { ImportedPart } from '../imported.ts';
import type { TocEntry } from './page.ts';

/**
 * The parts of a series. Sections do not nest: of a table of contents with groups, each group is a section; of one with
 * pages below pages, each page of the first level with what is below it. Headings further down are joined.
 */
export function partsOf(entries: readonly TocEntry[]): ImportedPart[] {
  const seen = new Set<string>();
  const take = ({ page }: TocEntry): string[] => {
    if (page === undefined || seen.has(page.id)) return [];
    seen.add(page.id);
    return [page.id];
  };
  const parts: ImportedPart[] = [];
  const addSection = (section: string, ids: readonly string[]) => {
    if (ids.length > 0) parts.push({ section, parts: ids });
  };
  const addGroup = (group: TocEntry, title: string) => {
    let own: string[] = take(group);
    for (const entry of group.entries ?? []) {
      // A group without a page of its own is known by its heading only.
      if (entry.page === undefined && entry.title !== undefined) {
        addSection(title, own);
        own = [];
        addGroup(entry, `${title}: ${entry.title}`);
      } else own = [...own, ...take(entry), ...flatten(entry, take)];
    }
    addSection(title, own);
  };
  for (const entry of entries) {
    const hasMore = (entry.entries ?? []).length > 0;
    if (hasMore) addGroup(entry, entry.title ?? entry.page?.title ?? '');
    else for (const id of take(entry)) parts.push(id);
  }
  return parts;
}

function flatten({ entries = [] }: TocEntry, take: (entry: TocEntry) => string[]): string[] {
  return entries.flatMap((entry) => [...take(entry), ...flatten(entry, take)]);
}
