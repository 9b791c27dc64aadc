import { coverPages } from '../page-numbers.ts';
import { editDictionary, type PdfFile } from './pdf-file.ts';
import { textString, type PdfValue } from './pdf-value.ts';

export interface PageNames {
  readonly cover: string;
  readonly insideCover: string;
}

/**
 * Names the pages as they are numbered (ISO 32000, 12.4.2): the cover and its inside by their names, the rest of the
 * front in Roman numbers, the body from 1. `frontPages` are all pages before the body.
 */
export function labelPages(file: PdfFile, { cover, insideCover }: PageNames, frontPages: number): void {
  const label = (page: number, entries: Readonly<Record<string, string>>): PdfValue[] => [
    String(page),
    new Map(Object.entries(entries)),
  ];
  const front = [
    ...label(0, { '/P': textString(cover) }),
    ...label(1, { '/P': textString(insideCover) }),
    ...label(coverPages, { '/S': '/r' }),
  ];
  const labels = [...(frontPages > 0 ? front : []), ...label(frontPages, { '/S': '/D' })];
  editDictionary(file, file.trailer.get('/Root'), { '/PageLabels': new Map([['/Nums', labels]]) });
}
