import type { Artifact } from '../artifact.ts';
import type { RenderInput } from '../format.ts';
import { findIcons, ownIcon } from '../icons.ts';
import { outputPath } from '../../model/paths.ts';
import { textArtifact } from './assets.ts';
import type { Site } from './views/site.ts';
import { publicUrl } from './data/addresses.ts';

/** What editors put at the root of the site, as it is. */
export function copyStaticFiles({ publication: { staticFiles } }: RenderInput): Artifact[] {
  return staticFiles.map(({ source, path, file }) => ({
    kind: 'stored',
    path: outputPath(`site/${path}`),
    dependsOn: [`asset ${source}`],
    file,
    source,
  }));
}

/** Kolofon's own icon, where an editor has put none. */
export function makeIcon({ publication, templates }: RenderInput): Artifact[] {
  const isTaken = publication.staticFiles.some(({ path }) => path === ownIcon.file);
  const isLinked = findIcons(publication).some(({ file }) => file === ownIcon.file);
  return isLinked && !isTaken ? [textArtifact(ownIcon.file, templates.text('site/favicon.svg'))] : [];
}

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
