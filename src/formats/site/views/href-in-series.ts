import type { Article, Series } from '../../../model/series.ts';
import { fileOf, type Page } from '../page.ts';
import type { Site } from './site.ts';

/** The way to a part, and the series by which the reader comes: what the page then brings to the front. */
export function hrefInSeries({ address }: Article, { id }: Series, page: Page, site: Site): string {
  return `${page.href(fileOf(address))}?${site.input.publication.queryWords.series}=${id}`;
}
