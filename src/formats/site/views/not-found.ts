import { fileOf, type Page } from '../page.ts';
import { viewLayout, type Layout, type Link } from './layout.ts';
import { phraseIn } from './phrases.ts';
import type { Site } from './site.ts';

export interface NotFoundView extends Layout {
  readonly title: string;
  readonly text: string;
  readonly links: readonly Link[];
}

/** The page stands for no address of its own, and so has none. */
export function viewNotFound(page: Page, site: Site): NotFoundView {
  const { language, series } = site.input.publication;
  const words = site.input.words(language);
  const title = words('siteNotFound');
  const text = words('siteNotFoundText');
  const layout = viewLayout({ language, title, description: text, kind: 'website' }, page, site);
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
