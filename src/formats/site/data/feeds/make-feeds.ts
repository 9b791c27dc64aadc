import type { Artifact } from '../../../../model/artifact.ts';
import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import { timeOf } from '../dates.ts';
import { jsonArtifact } from '../json-artifact.ts';
import { mediaTypes } from '../media-types.ts';
import { xmlArtifact } from '../xml-artifact.ts';
import { openFeedBodies } from './feed-bodies.ts';
import type { Feed } from './feed.ts';
import { describeJsonFeed } from './json-feed.ts';
import { planFeeds } from './plan-feeds.ts';

export const feedFiles = { atom: 'feed.xml', json: 'feed.json' } as const;

/** The feeds of the site and of each series, as Atom (RFC 4287) and as JSON Feed 1.1. */
export function makeFeeds(site: Site): Artifact[] {
  return planFeeds(site).flatMap(({ folder, dependsOn, articles, describe }) => {
    const [atom, json] = [`${folder}${feedFiles.atom}`, `${folder}${feedFiles.json}`];
    const bodies = openFeedBodies(json, site);
    const texts = () => bodies.rendered(articles);
    const { license } = site.input.publication;
    // Both are written one after the other, and then nobody needs what was described.
    let described: Feed | undefined;
    const describeOnce = (): Feed => (described ??= describe(bodies));
    const describeLast = (): Feed => {
      const feed = describeOnce();
      described = undefined;
      return feed;
    };
    const view = () => ({
      ...describeOnce(),
      self: publicUrl(site, atom),
      license,
      timeOf,
      type: mediaTypes.atom,
    });
    return [
      { ...xmlArtifact(atom, 'atom', dependsOn, site, view), texts },
      {
        ...jsonArtifact(json, dependsOn, () => describeJsonFeed(describeLast(), publicUrl(site, json))),
        texts,
      },
    ];
  });
}
