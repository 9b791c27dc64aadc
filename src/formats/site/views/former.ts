import type { Page } from '../page.ts';
import { viewDeadEnd, type NotFoundView } from './not-found.ts';
import type { Site } from './site.ts';

export interface RedirectView {
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
export function viewRedirect(from: Page, to: Page, { input, words: wordsOf }: Site): RedirectView {
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

export function viewGone(page: Page, site: Site): NotFoundView {
  const words = site.words(site.input.publication.language);
  return viewDeadEnd({ title: words('siteGone'), text: words('siteGoneText') }, page, site);
}
