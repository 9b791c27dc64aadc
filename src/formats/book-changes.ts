import type { Book, Chapter } from '../model/book.ts';

/** What changed in an edition: what the editor says, and what the dates of the articles show. */
export interface BookChanges {
  readonly sentences: readonly string[];
  readonly added: readonly Chapter[];
  readonly revised: readonly Chapter[];
}

/** Undefined when there is nothing to report. */
export function findChanges({ edition: { previous, changes }, chapters }: Book): BookChanges | undefined {
  const isNewer = (date: string | undefined) =>
    previous !== undefined && date !== undefined && date > previous;
  const added = chapters.filter(({ article }) => isNewer(article.published));
  const revised = chapters.filter(({ article }) => !isNewer(article.published) && isNewer(article.updated));
  if (changes.length + added.length + revised.length === 0) return undefined;
  return { sentences: changes, added, revised };
}
