import type { Document } from './document.ts';
import type { Article } from './publication.ts';

/** The keys of all works that these texts cite, each once. */
export function citedKeys(documents: readonly Document[]): ReadonlySet<string> {
  return new Set(
    documents.flatMap(({ citations }) => citations.flatMap(({ items }) => items.map(({ key }) => key))),
  );
}

/** What everybody may read: what is for members only has no place in an output. */
export function openDocuments(articles: readonly Article[]): Document[] {
  return articles.filter(({ access }) => access === 'public').map(({ document }) => document);
}
