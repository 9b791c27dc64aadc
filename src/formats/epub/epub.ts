import { outputPath } from '../../model/paths.ts';
import type { Series } from '../../model/publication.ts';
import type { Format, FormatInput, Job } from '../format.ts';
import { packageBook } from './package-book.ts';
import { renderBook } from './render-book.ts';

/** One e-book per series: EPUB 3.3, which readers of EPUB 2 can open too. */
export const epub: Format = {
  id: 'epub',
  label: 'EPUB',
  kind: 'book',
  plan: (input) => input.publication.series.map((series) => planBook(series, input)),
};

function planBook(series: Series, input: FormatInput): Job {
  return {
    title: series.title,
    series,
    render: () => {
      const book = renderBook(series, input);
      const path = outputPath(`epub/${series.id}.epub`);
      return Promise.resolve([{ kind: 'deferred', path, make: () => packageBook(book) }]);
    },
  };
}
