import { timeOf } from '../dates.ts';
import type { Feed, FeedEntry } from './feed.ts';

/**
 * A feed as JSON Feed 1.1. `self` is its own address. `_kolofon` is an extension (section "Extensions"): what the reader
 * desk needs to know which articles and series there are.
 */
export function describeJsonFeed(feed: Feed, self: string): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: self,
    description: feed.summary,
    language: feed.language,
    authors: [{ name: feed.publisher }],
    ...(feed.extent === undefined ? {} : { _kolofon: feed.extent }),
    items: feed.entries.map(describeItem),
  };
}

function describeItem(entry: FeedEntry): object {
  const {
    url,
    title,
    summary,
    body,
    remark,
    language,
    published,
    updated,
    authors,
    series,
    tags,
    article,
    part,
  } = entry;
  return {
    id: url,
    url,
    title,
    ...(body === undefined ? { content_text: `${summary} ${remark ?? ''}`.trim() } : { content_html: body }),
    summary,
    date_published: timeOf(published),
    date_modified: timeOf(updated),
    // An empty list would say that nobody wrote it.
    ...(authors.length === 0 ? {} : { authors: authors.map((name) => ({ name })) }),
    tags: [...new Set([...series.map((one) => one.title), ...tags])],
    language,
    _kolofon: { article, ...part },
  };
}

/** The bodies in the text of such a feed, by the addresses of their articles; none where there is no feed. */
export function readJsonBodies(text: string | undefined): ReadonlyMap<string, string> {
  if (text === undefined) return new Map();
  const { items } = JSON.parse(text) as { items: readonly { url: string; content_html?: string }[] };
  return new Map(
    items.flatMap(({ url, content_html }) => (content_html === undefined ? [] : [[url, content_html]])),
  );
}
