import { holdsFormula } from '../markdown/title.ts';
import type { Publication } from '../model/publication.ts';

/** Whether a page of the site shows a formula. */
export function holdsMathematics({ articles, series, books }: Publication): boolean {
  return (
    articles.some(({ document }) => document.hasMathematics) ||
    [...articles, ...series, ...books].some(({ titleHtml }) => holdsFormula(titleHtml))
  );
}
