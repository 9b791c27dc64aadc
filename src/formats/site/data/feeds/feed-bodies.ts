import { pageOf } from '../../../../model/dependencies.ts';
import { outputPath, type SourcePath } from '../../../../model/paths.ts';
import type { Article } from '../../../../model/series.ts';
import type { EarlierOutputs } from '../../../make-services.ts';
import { pageAt } from '../../page.ts';
import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import { renderFeedBody } from './feed-body.ts';
import { readJsonBodies } from './json-feed.ts';

/** The bodies that a feed shows. */
export interface FeedBodies {
  /** HTML; undefined for an article whose body may not be shown. */
  of(article: Article): string | undefined;
  /** The articles among these whose own bodies are needed for it. */
  rendered(articles: readonly Article[]): readonly SourcePath[];
}

/**
 * An earlier build left this JSON feed: a body in it is taken over while the page of its article is what it was, which
 * depends on all on which the body does.
 */
export function openFeedBodies(
  file: string,
  site: Site,
  earlierOutputs: EarlierOutputs | undefined,
): FeedBodies {
  const { publication } = site.input;
  let earlier: ReadonlyMap<string, string> | undefined;
  const look = (article: Article): string | undefined => {
    const page = outputPath(`site/${pageAt(article.address, publication).file}`);
    if (earlierOutputs?.isSame(page, pageOf(article)) !== true) return undefined;
    earlier ??= readJsonBodies(earlierOutputs.read(outputPath(`site/${file}`)));
    return earlier.get(publicUrl(site, article.address));
  };
  const found = new Map<Article, string | undefined>();
  const find = (article: Article): string | undefined => {
    if (!found.has(article)) found.set(article, look(article));
    return found.get(article);
  };
  return {
    of: (article) => (article.isReadable ? (find(article) ?? renderFeedBody(article, site)) : undefined),
    rendered: (articles) =>
      articles
        .filter((article) => article.isReadable && find(article) === undefined)
        .map(({ source }) => source),
  };
}
