import { fallbackOf } from '../../picture-fallback.ts';
import type { Words } from '../../../model/words.ts';
import { isPicture, type Publication } from '../../../model/publication.ts';
import type { License } from '../../../model/imprint.ts';
import { findIcons, type Icon } from '../../icons.ts';
import { directionOf } from '../../../model/direction.ts';
import { downloadsAddress } from '../data/addresses.ts';
import type { PageData } from '../data/page-data.ts';
import { preloadedFonts } from '../fonts.ts';
import { fileOf, type Page } from '../page.ts';
import type { SocialSubject } from '../social/social-facts.ts';
import { tagSocialImage } from '../social/social-images.ts';
import { searchAddress } from '../search/address.ts';
import { viewNewsletter } from './newsletter.ts';
import { phraseIn, type Phrase } from './phrases.ts';
import type { Site } from './site.ts';

export interface Link extends Phrase {
  readonly href: string;
}

/** What the frame around a page shows. */
export interface Layout {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The title of the browser's tab. */
  readonly documentTitle: string;
  readonly description: string;
  readonly canonical: string | undefined;
  readonly openGraph: readonly { readonly property: string; readonly content: string }[];
  /** How networks that know X's cards show the page. */
  readonly twitterCard: string | undefined;
  readonly neighbours: readonly { readonly rel: 'prev' | 'next'; readonly href: string }[];
  readonly data: HeadData;
  readonly style: string;
  readonly script: string;
  /** JavaScript. */
  readonly earlyScript: string;
  readonly preloads: readonly string[];
  readonly icons: readonly (Omit<Icon, 'file'> & { readonly href: string })[];
  readonly skip: string;
  /** The way home; the home page itself has none. */
  readonly brand: (Link & { readonly logo: Logo | undefined }) | undefined;
  readonly navigation: { readonly label: string; readonly links: readonly Link[] };
  readonly footer: Footer;
}

interface Footer {
  readonly publisher: Phrase;
  readonly license: LicenseView | undefined;
  /** Undefined where there is nothing to download. */
  readonly downloads: Link | undefined;
  /** Where readers ask for new parts by e-mail. */
  readonly newsletter: Link | undefined;
  /** Light, dark, or as the system: shown where a script can carry it out. */
  readonly appearance: { readonly legend: string; readonly options: readonly AppearanceOption[] };
}

interface AppearanceOption {
  readonly value: 'system' | 'light' | 'dark';
  readonly label: string;
}

interface Logo {
  readonly src: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** What programs read. */
interface HeadData extends PageData {
  /** Whether search engines are asked to leave it out. */
  readonly isHidden: boolean;
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
  /** What the picture of the page shows, where it has one. */
  readonly subject?: SocialSubject;
  readonly neighbours?: Layout['neighbours'];
  readonly data?: PageData;
  /** The licence of what it shows; that of the publication otherwise. */
  readonly license?: License | undefined;
}

/** The ids of the lists on the home page. */
export const homeIds = { series: '--series', collections: '--collections', articles: '--articles' } as const;

export function viewLayout(facts: PageFacts, page: Page, site: Site): Layout {
  const { input, style } = site;
  const { publication } = input;
  const { language, title, description } = facts;
  const subject = publication.site.hasSocialImages ? facts.subject : undefined;
  const words = site.words(language);
  const isHome = facts.isHome === true;
  const home = page.href(fileOf(''));
  const link = (key: string, id: string): Link => ({
    ...phraseIn(words(key), language, language),
    href: isHome ? `#${id}` : `${home}#${id}`,
  });
  return {
    language,
    direction: directionOf(language),
    documentTitle: isHome ? title : `${title} – ${publication.title}`,
    description,
    canonical: page.canonical,
    openGraph: [
      { property: 'og:type', content: facts.kind },
      { property: 'og:title', content: title },
      { property: 'og:description', content: description },
      { property: 'og:url', content: page.canonical },
      { property: 'og:site_name', content: publication.title },
      ...(facts.openGraph ?? []),
      ...(subject === undefined ? [] : tagSocialImage(subject, input)),
    ],
    twitterCard: subject === undefined ? undefined : 'summary_large_image',
    neighbours: facts.neighbours ?? [],
    data: {
      ...(facts.data ?? { alternates: [], jsonLd: undefined }),
      isHidden: publication.audience === 'members' || facts.isUnlisted === true,
    },
    style: page.href(style),
    script: page.href(site.script),
    earlyScript: site.earlyScript,
    preloads: preloadedFonts(publication.site.theme).map((file) => page.href(file)),
    icons: findIcons(publication).map(({ file, ...icon }) => ({ ...icon, href: page.href(file) })),
    skip: words('siteSkip'),
    brand: isHome
      ? undefined
      : {
          ...phraseIn(publication.title, publication.language, language),
          href: home,
          logo: viewLogo(page, publication),
        },
    navigation: {
      label: words('siteNavigation'),
      links: [
        link('siteSeries', homeIds.series),
        link('siteArticles', homeIds.articles),
        ...(publication.site.hasSearch
          ? [
              {
                ...phraseIn(words('siteSearch'), language, language),
                href: page.href(fileOf(searchAddress(input))),
              },
            ]
          : []),
      ],
    },
    footer: {
      publisher: phraseIn(publication.publisher, publication.language, language),
      license: viewLicense(facts.license ?? publication.license, words),
      appearance: {
        legend: words('siteAppearance'),
        options: (['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: words(`siteAppearance.${value}`),
        })),
      },
      newsletter: viewNewsletter(site, words),
      downloads:
        input.downloads.length === 0
          ? undefined
          : {
              ...phraseIn(words('siteDownloads'), language, language),
              href: page.href(fileOf(downloadsAddress(input))),
            },
    },
  };
}

/** The name is beside it, so that it needs no text of its own. */
function viewLogo(page: Page, { site: { theme }, assets }: Publication): Logo | undefined {
  const asset = theme.logo && assets.get(theme.logo.source);
  if (!isPicture(asset)) return undefined;
  return { src: page.href(fallbackOf(asset).file), width: asset.width, height: asset.height };
}

function viewLicense(license: License | undefined, words: Words): LicenseView | undefined {
  if (license === undefined) return undefined;
  return { label: words('licensedUnder'), name: license.name, url: license.url };
}
