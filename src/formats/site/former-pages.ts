import type { Artifact } from '../artifact.ts';
import { everything } from '../../model/dependencies.ts';
import { htmlArtifact } from './assets.ts';
import { fileOf, pageAt } from './page.ts';
import type { Site } from './views/site.ts';
import { viewGone, viewRedirect } from './views/former.ts';

/** A page at each address that was given out earlier: it leads on, or says that nothing is there any more. */
export function renderFormerPages(site: Site): Artifact[] {
  const { publication, templates } = site.input;
  const redirects = [...publication.redirects].map(([from, to]) => {
    const view = () => viewRedirect(pageAt(from, publication), pageAt(to, publication), site);
    return htmlArtifact(fileOf(from), everything, () => templates.render('site/redirect', view()));
  });
  const gone = publication.gone.map((address) => {
    const view = () => viewGone(pageAt(address, publication), site);
    return htmlArtifact(fileOf(address), everything, () => templates.render('site/not-found', view()));
  });
  return [...redirects, ...gone];
}
