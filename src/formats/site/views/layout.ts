import type { Words } from '../../../model/words.ts';
import type { License } from '../../../model/publication.ts';
import { preloadedFonts } from '../fonts.ts';
import { fileOf, type Page } from '../page.ts';
import { phraseIn, type Phrase } from './phrases.ts';
import type { Site } from './site.ts';

export interface Link extends Phrase {
  readonly href: string;
}

/** What the frame around a page shows. */
export interface Layout {
  readonly language: string;
  /** The title of the browser's tab. */
  readonly documentTitle: string;
  readonly description: string;
  readonly canonical: string | undefined;
  /** Whether search engines are to leave the page out. */
  readonly isUnlisted: boolean;
  readonly openGraph: readonly { readonly property: string; readonly content: string }[];
  readonly neighbours: readonly { readonly rel: 'prev' | 'next'; readonly href: string }[];
  readonly style: string;
  readonly preloads: readonly string[];
  readonly favicon: string;
  readonly skip: string;
  /** The way home; the home page itself has none. */
  readonly brand: Link | undefined;
  readonly navigation: { readonly label: string; readonly links: readonly Link[] };
  readonly footer: { readonly publisher: Phrase; readonly license: LicenseView | undefined };
}

interface LicenseView {
  readonly label: string;
  readonly name: string;
  readonly url: string | undefined;
}

export interface PageFacts {
  readonly language: string;
  readonly title: string;
  readonly description: string;
  readonly kind: 'website' | 'article';
  readonly isHome?: boolean;
  readonly isUnlisted?: boolean;
  readonly openGraph?: Layout['openGraph'];
  readonly neighbours?: Layout['neighbours'];
}

/** The ids of the lists on the home page. */
export const homeIds = { series: '--series', collections: '--collections', articles: '--articles' } as const;

export function viewLayout(facts: PageFacts, page: Page, { input, style }: Site): Layout {
  const { publication } = input;
  const { language, title, description } = facts;
  const words = input.words(language);
  const isHome = facts.isHome === true;
  const home = page.href(fileOf(''));
  const link = (key: string, id: string): Link => ({
    ...phraseIn(words(key), language, language),
    href: isHome ? `#${id}` : `${home}#${id}`,
  });
  return {
    language,
    documentTitle: isHome ? title : `${title} – ${publication.title}`,
    description,
    canonical: page.canonical,
    isUnlisted: facts.isUnlisted === true,
    openGraph: [
      { property: 'og:type', content: facts.kind },
      { property: 'og:title', content: title },
      { property: 'og:description', content: description },
      { property: 'og:url', content: page.canonical },
      { property: 'og:site_name', content: publication.title },
      ...(facts.openGraph ?? []),
    ],
    neighbours: facts.neighbours ?? [],
    style: page.href(style),
    preloads: preloadedFonts.map((file) => page.href(file)),
    favicon: page.href('favicon.svg'),
    skip: words('siteSkip'),
    brand: isHome
      ? undefined
      : { ...phraseIn(publication.title, publication.language, language), href: home },
    navigation: {
      label: words('siteNavigation'),
      links: [link('siteSeries', homeIds.series), link('siteArticles', homeIds.articles)],
    },
    footer: {
      publisher: phraseIn(publication.publisher, publication.language, language),
      license: viewLicense(publication.license, words),
    },
  };
}

function viewLicense(license: License | undefined, words: Words): LicenseView | undefined {
  if (license === undefined) return undefined;
  return { label: words('licensedUnder'), name: license.name, url: license.url };
}
