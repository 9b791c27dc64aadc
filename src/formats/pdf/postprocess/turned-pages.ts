import { readPageMatrix } from './page-matrix.ts';
import type { PageContent } from './pages.ts';
import { editDictionary, type PdfFile } from './pdf-file.ts';

/** Shows pages that lie on their side upright on a screen (ISO 32000, 7.7.3.3, `Rotate`); on paper nothing changes. */
export function rotateTurnedPages(file: PdfFile, contents: readonly PageContent[]): void {
  for (const content of contents) {
    if (readPageMatrix(content)?.isTurned === true) editDictionary(file, content.page, { '/Rotate': '90' });
  }
}
