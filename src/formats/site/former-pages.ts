import type { Artifact } from '../artifact.ts';
import { everything } from '../../model/dependencies.ts';
import { htmlArtifact } from './assets.ts';
import { fileOf, pageAt, type Page } from './page.ts';
import type { Site } from './views/site.ts';
import { viewDeadEnd, type NotFoundView } from './views/not-found.ts';

/**
 * A page at each address that was given out earlier: it leads on, or says that nothing is there any more. Where the site has
 * a page now, such as its search, that page stays: it was on another site that the address belonged to an article.
 */
export function renderFormerPages(site: Site, taken: ReadonlySet<string>): Artifact[] {
  const { publication, templates } = site.input;
  const redirects = [...publication.redirects].map(([from, to]) => {
    const view = () => viewRedirect(pageAt(from, publication), pageAt(to, publication), site);
    return htmlArtifact(fileOf(from), everything, () => templates.render('site/redirect', view()));
  });
  const gone = publication.gone.map((address) => {
    const view = () => viewGone(pageAt(address, publication), site);
    return htmlArtifact(fileOf(address), everything, () => templates.render('site/not-found', view()));
  });
  return [...redirects, ...gone].filter(({ path }) => !taken.has(path));
}

interface RedirectView {
  readonly language: string;
  readonly documentTitle: string;
  readonly title: string;
  readonly text: string;
  /** Relative, so that it leads on in a subfolder and from a disk too. */
  readonly href: string;
  /** Of the page to which it leads, absolute. */
  readonly canonical: string;
}

/** It needs no script, and so cannot carry over a query or a fragment. */
function viewRedirect(from: Page, to: Page, { input, words: wordsOf }: Site): RedirectView {
  const { language, title: site } = input.publication;
  const words = wordsOf(language);
  const title = words('siteMoved');
  return {
    language,
    documentTitle: `${title} – ${site}`,
    title,
    text: words('siteMovedTo'),
    href: from.href(to.file),
    canonical: to.canonical,
  };
}

function viewGone(page: Page, site: Site): NotFoundView {
  const words = site.words(site.input.publication.language);
  return viewDeadEnd({ title: words('siteGone'), text: words('siteGoneText') }, page, site);
}
