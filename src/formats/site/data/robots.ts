import type { Artifact } from '../../../model/artifact.ts';
import { textArtifact } from '../assets.ts';
import type { Site } from '../views/site.ts';
import { publicUrl } from './addresses.ts';

/** What crawlers may read (RFC 9309). They ask at the root of a host: a site in a folder needs its lines copied there. */
export function makeRobots(site: Site): Artifact[] {
  const lines =
    site.input.publication.audience === 'members'
      ? ['User-agent: *', 'Disallow: /']
      : ['User-agent: *', 'Disallow:', '', `Sitemap: ${publicUrl(site, 'sitemap.xml')}`];
  return [textArtifact('robots.txt', `${lines.join('\n')}\n`)];
}
