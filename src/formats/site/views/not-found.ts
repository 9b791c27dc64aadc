import { fileOf, type Page } from '../page.ts';
import { viewLayout, type Layout, type Link } from './layout.ts';
import { phraseIn } from './phrases.ts';
import type { Site } from './site.ts';

export interface NotFoundView extends Layout {
  readonly title: string;
  readonly text: string;
  readonly links: readonly Link[];
}

export function viewNotFound(page: Page, site: Site): NotFoundView {
  const words = site.words(site.input.publication.language);
  return viewDeadEnd({ title: words('siteNotFound'), text: words('siteNotFoundText') }, page, site);
}

/** A page on which nothing is but the ways out. It is nobody's address, and is not to be found. */
export function viewDeadEnd(
  { title, text }: Pick<NotFoundView, 'title' | 'text'>,
  page: Page,
  site: Site,
): NotFoundView {
  const { language, series } = site.input.publication;
  const words = site.words(language);
  const facts = { language, title, description: text, kind: 'website', isUnlisted: true } as const;
  const layout = viewLayout(facts, page, site);
  return {
    ...layout,
    canonical: undefined,
    openGraph: [],
    title,
    text,
    links: [
      { ...phraseIn(words('siteHome'), language, language), href: page.href(fileOf('')) },
      ...series.map((one) => ({
        ...phraseIn(one.title, one.language, language),
        href: page.href(fileOf(one.address)),
      })),
    ],
  };
}
