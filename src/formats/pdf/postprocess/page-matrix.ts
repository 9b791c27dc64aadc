import type { PageContent } from './pages.ts';
import { editDictionary, type PdfFile } from './pdf-file.ts';

/** How a page is drawn: what Skia sets in its first two matrices. */
export interface PageMatrix {
  /** Points to a unit of the page's layout, a CSS pixel. */
  readonly scale: number;
  /** Whether the page lies on its side (css-page-3, `page-orientation`). */
  readonly isTurned: boolean;
}

const matrix = /^([-\d.]+) ([-\d.]+) [-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+ cm$/gm;
/** Both are before anything is drawn. */
const headLength = 600;

/** Undefined for an empty page, which has no second matrix. */
export function readPageMatrix({ content }: PageContent): PageMatrix | undefined {
  const [outer, inner] = [...content.slice(0, headLength).matchAll(matrix)];
  if (outer === undefined || inner === undefined) return undefined;
  const lengthOf = ([, a, b]: RegExpExecArray): number => Math.hypot(Number(a), Number(b));
  return { scale: lengthOf(outer) * lengthOf(inner), isTurned: Number(inner[1]) === 0 };
}

/** Shows pages that lie on their side upright on a screen (ISO 32000, 7.7.3.3, `Rotate`); on paper nothing changes. */
export function rotateTurnedPages(file: PdfFile, contents: readonly PageContent[]): void {
  for (const content of contents) {
    if (readPageMatrix(content)?.isTurned === true) editDictionary(file, content.page, { '/Rotate': '90' });
  }
}
