import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Book } from '../model/book.ts';
import { bookOf } from '../model/dependencies.ts';
import { outputPath, type OutputPath } from '../model/paths.ts';
import type { TemporaryFile } from '../model/stored-file.ts';
import type { Format, Job, RenderInput } from './format.ts';
import type { MakeServices } from './make-services.ts';

type BookFolder = Pick<Format, 'id' | 'ending'>;

/** Where a book is: `epub/nettverksbygging.epub`. The id of most book formats is their file ending too. */
export function bookPath({ id, ending = id }: BookFolder, { path }: Book): OutputPath {
  return outputPath(`${id}/${path}.${ending}`);
}

/** How a format makes one book. */
export interface BookMaker<Prepared, Rendered> {
  /** Waits for other steps, and makes what the book is rendered with. */
  readonly prepare: (book: Book, services: MakeServices) => Promise<Prepared>;
  /** Pure. */
  readonly render: (book: Book, prepared: Prepared) => Rendered | Promise<Rendered>;
  /** Zips or prints what is rendered. */
  readonly pack: (rendered: Rendered, book: Book, services: MakeServices) => Promise<TemporaryFile>;
  /** What is wrong with a book that is rendered. */
  readonly lint?: (rendered: Rendered, book: Book) => readonly Diagnostic[];
  /** What is wrong with one that is finished; its size is in bytes. */
  readonly inspect?: (size: number, book: Book) => readonly Diagnostic[];
}

/** A step for each book: it is rendered at once, and zipped or printed when it is packaged. */
export function planBooks<Prepared, Rendered>(
  folder: BookFolder,
  { books }: Pick<RenderInput, 'books'>,
  { prepare, render, pack, lint, inspect }: BookMaker<Prepared, Rendered>,
): Job[] {
  return books.map((book) => {
    const path = bookPath(folder, book);
    return {
      title: book.title,
      output: { path, dependsOn: [...bookOf(book), 'prints'] },
      prepare: async (services) => {
        const prepared = await prepare(book, services);
        return async () => {
          const rendered = await render(book, prepared);
          return {
            value: [{ kind: 'book', path, make: (making) => pack(rendered, book, making) }],
            diagnostics: lint?.(rendered, book) ?? [],
          };
        };
      },
      ...(inspect && { inspect: (size: number) => inspect(size, book) }),
    };
  });
}
