import type { Book } from './book.ts';
import type { Document } from './document.ts';
import type { Article } from './publication.ts';

/** What everybody may read: what is for members only has no place in an output. */
export function openDocuments(articles: readonly Article[]): Document[] {
  return articles.filter(({ access }) => access === 'public').map(({ document }) => document);
}

/** Every text of a book that everybody may read, in order. */
export function documentsOf({ preface, chapters }: Pick<Book, 'preface' | 'chapters'>): Document[] {
  return [
    ...(preface === undefined ? [] : [preface.document]),
    ...openDocuments(chapters.map(({ article }) => article)),
  ];
}
