import type { Article } from './publication.ts';

/** The keys of all works that these articles cite, each once. What only members may read is passed over. */
export function citedKeys(articles: readonly Article[]): ReadonlySet<string> {
  const open = articles.filter(({ access }) => access === 'public');
  return new Set(
    open.flatMap(({ document }) => document.citations.flatMap(({ items }) => items.map(({ key }) => key))),
  );
}
