import type { Artifact } from '../../artifact.ts';
import { textArtifact } from '../assets.ts';
import type { Site } from '../views/site.ts';
import { publicUrl } from './addresses.ts';

const file = 'robots.txt';

/**
 * What crawlers may read (RFC 9309), unless the editor says it. They ask at the root of a host: a site in a folder needs
 * its lines copied there.
 */
export function makeRobots(site: Site): Artifact[] {
  const { audience, staticFiles } = site.input.publication;
  if (staticFiles.some(({ path }) => path === file)) return [];
  const lines =
    audience === 'members'
      ? ['User-agent: *', 'Disallow: /']
      : ['User-agent: *', 'Disallow:', '', `Sitemap: ${publicUrl(site, 'sitemap.xml')}`];
  return [textArtifact(file, `${lines.join('\n')}\n`)];
}
