import type { Article, Series } from '../../../model/series.ts';
import { fileOf, type Page } from '../page.ts';

/** The way to a part, and the series by which the reader comes: what the page then brings to the front. */
export function hrefInSeries({ address }: Article, { id }: Series, page: Page): string {
  return `${page.href(fileOf(address))}?serie=${id}`;
}
