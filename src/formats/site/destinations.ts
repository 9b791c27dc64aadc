import type { Destinations } from '../../markdown/finish.ts';
import { anchorIn } from '../../model/document.ts';
import { isPicture } from '../../model/publication.ts';
import type { Article } from '../../model/series.ts';
import { assetAddress } from '../addresses.ts';
import { fallbackOf } from '../picture-fallback.ts';
import type { RenderInput } from '../format.ts';
import { fileOf, type Page } from './page.ts';

/** The ids of the site itself begin with two hyphens, which no heading's does. */
export function referenceId(key: string): string {
  return `--ref-${key}`;
}

/** Where the links of an article lead from its page. */
export function articleDestinations(
  article: Article,
  page: Page,
  { publication }: RenderInput,
): Destinations {
  return {
    reference: (key) => `#${referenceId(key)}`,
    asset: (source, role) => {
      const asset = publication.assets.get(source);
      if (asset === undefined && role === 'download') return undefined;
      if (asset === undefined) throw new Error(`The publication has no file ${source}.`);
      return page.href(role === 'image' && isPicture(asset) ? fallbackOf(asset).file : assetAddress(asset));
    },
    saveAs: (source) => {
      const asset = publication.assets.get(source);
      const isCopy = asset !== undefined && !isPicture(asset) && asset.staticPath === undefined;
      return isCopy ? asset.saveAs : undefined;
    },
    article: (source, fragment) => {
      if (source === article.source) return { href: fragment === undefined ? '#--main' : `#${fragment}` };
      const target = publication.articlesBySource.get(source);
      if (target === undefined) return undefined;
      const href = page.href(fileOf(target.address));
      // A page that shows no body has no place to lead to in it.
      const anchor = anchorIn(target.document, fragment);
      const whole = anchor !== undefined && target.isReadable ? `${href}#${anchor}` : href;
      return { href: whole, title: target.title };
    },
  };
}
