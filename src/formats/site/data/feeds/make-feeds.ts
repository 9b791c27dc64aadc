import type { Artifact } from '../../../../model/artifact.ts';
import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import { timeOf } from '../dates.ts';
import { jsonArtifact } from '../json-artifact.ts';
import { mediaTypes } from '../media-types.ts';
import { xmlArtifact } from '../xml-artifact.ts';
import { planFeeds, type Feed, type FeedEntry } from './feed.ts';

export const feedFiles = { atom: 'feed.xml', json: 'feed.json' } as const;

/** The feeds of the site and of each series, as Atom (RFC 4287) and as JSON Feed 1.1. */
export function makeFeeds(site: Site): Artifact[] {
  return planFeeds(site).flatMap(({ folder, dependsOn, describe }) => {
    const [atom, json] = [`${folder}${feedFiles.atom}`, `${folder}${feedFiles.json}`];
    const { license } = site.input.publication;
    const view = () => ({
      ...describe(),
      self: publicUrl(site, atom),
      license,
      timeOf,
      type: mediaTypes.atom,
    });
    return [
      xmlArtifact(atom, 'atom', dependsOn, site, view),
      jsonArtifact(json, dependsOn, () => describeJsonFeed(describe(), publicUrl(site, json))),
    ];
  });
}

function describeJsonFeed(feed: Feed, self: string): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: self,
    description: feed.summary,
    language: feed.language,
    authors: [{ name: feed.publisher }],
    items: feed.entries.map(describeItem),
  };
}

function describeItem(entry: FeedEntry): object {
  const { url, title, summary, body, remark, language, published, updated, authors, series, tags } = entry;
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
  };
}
