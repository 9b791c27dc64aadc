import type { Artifact } from '../../../artifact.ts';
import type { MakeServices } from '../../../make-services.ts';
import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import { timeOf } from '../dates.ts';
import { jsonArtifact, xmlArtifact } from '../data-artifacts.ts';
import { mediaTypes } from '../media-types.ts';
import { openFeedBodies, type FeedBodies } from './feed-bodies.ts';
import type { Feed } from './feed.ts';
import { describeJsonFeed } from './json-feed.ts';
import { planFeeds } from './plan-feeds.ts';

export const feedFiles = { atom: 'feed.xml', json: 'feed.json' } as const;

/** The feeds of the site and of each series, as Atom (RFC 4287) and as JSON Feed 1.1. */
export function makeFeeds(site: Site): Artifact[] {
  return planFeeds(site).flatMap(({ folder, dependsOn, articles, describe }) => {
    const [atom, json] = [`${folder}${feedFiles.atom}`, `${folder}${feedFiles.json}`];
    let opened: FeedBodies | undefined;
    const bodies = ({ earlierOutputs }: MakeServices) =>
      (opened ??= openFeedBodies(json, site, earlierOutputs));
    const texts = (services: MakeServices) => bodies(services).rendered(articles);
    const { license } = site.input.publication;
    // Both are written one after the other, and then nobody needs what was described.
    let described: Feed | undefined;
    const describeOnce = (services: MakeServices): Feed => (described ??= describe(bodies(services)));
    const describeLast = (services: MakeServices): Feed => {
      const feed = describeOnce(services);
      described = undefined;
      return feed;
    };
    const view = (services: MakeServices) => ({
      ...describeOnce(services),
      self: publicUrl(site, atom),
      license,
      timeOf,
      type: mediaTypes.atom,
    });
    return [
      { ...xmlArtifact(atom, 'atom', dependsOn, site, view), texts },
      {
        ...jsonArtifact(json, dependsOn, (services) =>
          describeJsonFeed(describeLast(services), publicUrl(site, json)),
        ),
        texts,
      },
    ];
  });
}
