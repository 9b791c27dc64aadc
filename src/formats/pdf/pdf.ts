import type { Artifact } from '../../model/artifact.ts';
import { outputPath } from '../../model/paths.ts';
import type { Series } from '../../model/publication.ts';
import type { Format, FormatInput, Job } from '../format.ts';
import { printBook } from './print-book.ts';
import { renderBook } from './render-book.ts';

/** One printed book per series. */
export const pdf: Format = {
  id: 'pdf',
  label: 'PDF',
  kind: 'book',
  plan: (input) => input.publication.series.map((series) => planBook(series, input)),
};

function planBook(series: Series, input: FormatInput): Job {
  return {
    title: series.title,
    series,
    render: async (): Promise<readonly Artifact[]> => {
      const book = await renderBook(series, input);
      return [
        {
          kind: 'deferred',
          path: outputPath(`pdf/${series.id}.pdf`),
          make: () => printBook(book, input.print),
        },
      ];
    },
  };
}
