import type { Words } from '../../../model/words.ts';
import type { Membership } from '../../../model/series.ts';
import { fileOf, type Page } from '../page.ts';
import type { Link } from './layout.ts';
import { stampEdition } from '../../book-phrases.ts';
import { hrefInSeries, listsAllParts, viewPartList, type SectionView } from './part-list.ts';
import { cutAt, phraseIn, type CutSentence } from './phrases.ts';
import { hueOfSeries, type Site } from './site.ts';

interface Neighbour extends Link {
  readonly label: string;
}

/** What an article's page shows of one of its series: the neighbours, then every part. */
export interface SeriesBlock {
  readonly id: string;
  /** What the script needs to know of the reader's place. */
  readonly context: SeriesContext;
  /** `{read} av 26 lest`: the script fills in the number. Undefined where the list is not whole. */
  readonly progress: string | undefined;
  readonly hue: number;
  readonly heading: CutSentence & { readonly series: Link };
  readonly place: string;
  readonly previous: Neighbour | undefined;
  readonly next: Neighbour | undefined;
  readonly listTitle: string;
  readonly sections: readonly SectionView[];
}

interface SeriesContext {
  readonly series: string;
  readonly title: string;
  readonly part: string;
  readonly edition: string;
  /** What addresses call a series and an edition. */
  readonly words: string;
}

export function viewSeriesBlock(membership: Membership, page: Page, site: Site, words: Words): SeriesBlock {
  const { series, position, total, previous, next } = membership;
  const { queryWords } = site.input.publication;
  const isWhole = listsAllParts(series);
  return {
    id: `--in-${series.id}`,
    context: {
      series: series.id,
      title: series.title,
      part: words('partOfShort', { position, total }),
      edition: stampEdition(series.edition, words),
      words: `${queryWords.series} ${queryWords.edition}`,
    },
    progress: isWhole ? words('siteProgress', { total }) : undefined,
    hue: hueOfSeries(series, site),
    heading: {
      ...cutAt('series', words, 'siteSeriesHeading'),
      series: {
        ...phraseIn(series.title, series.language, words.language, series.titleHtml),
        href: page.href(fileOf(series.address)),
      },
    },
    place: words('partOfShort', { position, total }),
    previous: previous && viewNeighbour('previous', previous, page, site, words),
    next: next && viewNeighbour('next', next, page, site, words),
    listTitle: isWhole ? words('siteAllParts', { count: total }) : words('partOfShort', { position, total }),
    sections: viewPartList(membership, page, site, words),
  };
}

function viewNeighbour(
  key: 'previous' | 'next',
  { article, series }: Membership,
  page: Page,
  site: Site,
  words: Words,
): Neighbour {
  return {
    label: words(key),
    ...phraseIn(article.title, article.language, words.language, article.titleHtml),
    href: hrefInSeries(article, series, page, site),
  };
}
