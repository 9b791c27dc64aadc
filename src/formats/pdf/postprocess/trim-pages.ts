import type { PageFormat } from '../page-formats.ts';
import type { PageContent } from './pages.ts';
import { editDictionary, readDictionary, type PdfFile } from './pdf-file.ts';
import { pointsPerMillimetre } from '../units.ts';
import { formatLength, type PdfValue } from './pdf-value.ts';

/** The browser rounds a page up, and leaves a white edge below and beside the cover. Takes what is too much away. */
export function trimPages(
  file: PdfFile,
  contents: readonly PageContent[],
  { width, height }: PageFormat,
): void {
  for (const { page } of contents) {
    const box = readDictionary(file, page).get('/MediaBox');
    if (!Array.isArray(box)) continue;
    const [, , right, top] = box.map(numberOf);
    if (right === undefined || top === undefined) continue;
    const bottom = Math.max(0, top - height * pointsPerMillimetre);
    const trimmed = [0, bottom, Math.min(right, width * pointsPerMillimetre), top];
    editDictionary(file, page, { '/MediaBox': trimmed.map(formatLength) });
  }
}

function numberOf(value: PdfValue): number {
  return typeof value === 'string' ? Number(value) : NaN;
}
