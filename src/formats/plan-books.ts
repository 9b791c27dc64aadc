import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Book } from '../model/book.ts';
import { outputPath, type OutputPath } from '../model/paths.ts';
import type { FormatInput, Job } from './format.ts';

/** Where a book stands: `epub/nettverksbygging.epub`. The id of a book format is its file ending too. */
export function bookPath(format: string, { path }: Book): OutputPath {
  return outputPath(`${format}/${path}.${format}`);
}

/** How a format makes one book. */
export interface BookMaker<Rendered> {
  readonly render: (book: Book) => Rendered | Promise<Rendered>;
  /** Zips or prints what is rendered. */
  readonly pack: (rendered: Rendered, book: Book) => Promise<Uint8Array>;
  /** What is wrong with a book that is rendered, and with its size. */
  readonly lint?: (rendered: Rendered, book: Book) => readonly Diagnostic[];
  readonly weigh?: (size: number, book: Book) => readonly Diagnostic[];
}

/** A step for each book: it is rendered at once, and zipped or printed when it is packaged. */
export function planBooks<Rendered>(
  format: string,
  { books }: FormatInput,
  { render, pack, lint, weigh }: BookMaker<Rendered>,
): Job[] {
  return books.map((book) => ({
    title: book.title,
    render: async () => {
      const rendered = await render(book);
      return {
        value: [{ kind: 'deferred', path: bookPath(format, book), make: () => pack(rendered, book) }],
        diagnostics: lint?.(rendered, book) ?? [],
      };
    },
    ...(weigh === undefined ? {} : { weigh: (size: number) => weigh(size, book) }),
  }));
}
