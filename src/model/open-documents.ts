import type { Book } from './book.ts';
import type { Document } from './document.ts';
import type { Article } from './series.ts';

/** What the readers of this publication may read. */
export function openDocuments(articles: readonly Article[]): Document[] {
  return articles.filter(({ isReadable }) => isReadable).map(({ document }) => document);
}

/** Every text of a book that its readers may read, in order. */
export function documentsOf({ preface, chapters }: Pick<Book, 'preface' | 'chapters'>): Document[] {
  return [
    ...(preface === undefined ? [] : [preface.document]),
    ...openDocuments(chapters.map(({ article }) => article)),
  ];
}

/** The keys of all works that these texts cite, each once. */
export function citedKeys(documents: readonly Document[]): ReadonlySet<string> {
  return new Set(documents.flatMap(({ cited }) => cited));
}
