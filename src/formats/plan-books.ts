import { outputPath, type OutputPath } from '../model/paths.ts';
import type { Series } from '../model/publication.ts';
import type { FormatInput, Job } from './format.ts';

/** Where the book of a series stands: `epub/nettverksbygging.epub`. The id of a book format is its file ending too. */
export function bookPath(format: string, series: Series): OutputPath {
  return outputPath(`${format}/${series.id}.${format}`);
}

/** A step for each series: its book is rendered at once, and zipped or printed when it is packaged. */
export function planBooks<Book>(
  format: string,
  input: FormatInput,
  render: (series: Series) => Book | Promise<Book>,
  pack: (book: Book) => Promise<Uint8Array>,
): Job[] {
  return input.publication.series.map((series) => ({
    title: series.title,
    series,
    render: async () => {
      const book = await render(series);
      return [{ kind: 'deferred', path: bookPath(format, series), make: () => pack(book) }];
    },
  }));
}
