import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Book } from '../model/book.ts';
import { bookOf } from '../model/dependencies.ts';
import { outputPath, type OutputPath } from '../model/paths.ts';
import type { TemporaryFile } from '../model/stored-file.ts';
import type { FormatInput, Job } from './format.ts';

/** Where a book stands: `epub/nettverksbygging.epub`. The id of most book formats is their file ending too. */
export function bookPath(format: string, { path }: Book, ending = format): OutputPath {
  return outputPath(`${format}/${path}.${ending}`);
}

/** How a format makes one book. */
export interface BookMaker<Rendered> {
  /** Waits for what the book is rendered from. */
  readonly ready?: (book: Book) => Promise<void>;
  readonly render: (book: Book) => Rendered | Promise<Rendered>;
  /** Zips or prints what is rendered. */
  readonly pack: (rendered: Rendered, book: Book) => Promise<TemporaryFile>;
  /** What is wrong with a book that is rendered. */
  readonly lint?: (rendered: Rendered, book: Book) => readonly Diagnostic[];
  /** What is wrong with one that is finished; its size is in bytes. */
  readonly inspect?: (size: number, book: Book) => readonly Diagnostic[];
}

/** A step for each book: it is rendered at once, and zipped or printed when it is packaged. */
export function planBooks<Rendered>(
  { id, ending }: { readonly id: string; readonly ending: string },
  { books }: FormatInput,
  { ready, render, pack, lint, inspect }: BookMaker<Rendered>,
): Job[] {
  return books.map((book) => ({
    title: book.title,
    output: { path: bookPath(id, book, ending), dependsOn: [...bookOf(book), 'prints'] },
    render: async () => {
      const rendered = await render(book);
      return {
        value: [{ kind: 'book', path: bookPath(id, book, ending), make: () => pack(rendered, book) }],
        diagnostics: lint?.(rendered, book) ?? [],
      };
    },
    ...(ready === undefined ? {} : { ready: () => ready(book) }),
    ...(inspect === undefined ? {} : { inspect: (size: number) => inspect(size, book) }),
  }));
}
