import type { Artifact } from '../../artifact.ts';
import { everything } from '../../../model/dependencies.ts';
import { htmlArtifact } from '../assets.ts';
import { pageAt } from '../page.ts';
import { makeSearchScript } from '../script.ts';
import { viewSearch } from '../views/search.ts';
import type { Site } from '../views/site.ts';
import { searchAddress } from './address.ts';
import { searchIndex } from './search-index.ts';

/** The page on which the site is searched, its script and its index. */
export function renderSearch(site: Site): Artifact[] {
  const { publication, templates } = site.input;
  const page = pageAt(searchAddress(site.input), publication);
  const script = makeSearchScript(site.input);
  return [
    htmlArtifact(page.file, everything, () =>
      templates.render('site/search', viewSearch(page, site, script.file)),
    ),
    script.artifact,
    ...searchIndex(site),
  ];
}
