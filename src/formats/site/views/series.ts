import { divideLongWordsInHtml } from '../../hyphenation/divide-long-words.ts';
import type { Imprint } from '../../../model/imprint.ts';
import type { Words } from '../../../model/words.ts';
import type { Series } from '../../../model/series.ts';
import { phraseEdition } from '../../book-phrases.ts';
import { formatList } from '../../intl.ts';
import { dataOfSeries } from '../data/page-data.ts';
import { fileOf, type Page } from '../page.ts';
import { viewBooks, type BooksView } from './downloads.ts';
import { homeIds, viewLayout, type Layout, type Link } from './layout.ts';
import { viewPartOverview, type SectionView } from './part-list.ts';
import { phraseDate, phraseIn, type DatePhrase } from './phrases.ts';
import { viewNewsletter } from './newsletter.ts';
import { drawShelf, type Shelf } from './shelf.ts';
import { hueOfSeries, type Site } from './site.ts';

export interface SeriesView extends Layout {
  readonly context: Link;
  readonly hue: number;
  readonly shelf: Shelf;
  readonly title: string;
  readonly titleHtml: string;
  readonly summary: string;
  /** How many parts there are, who edits it, which edition it is. */
  readonly facts: readonly string[];
  readonly updated: DatePhrase | undefined;
  /** Where readers ask for its new parts by e-mail. */
  readonly newsletter: Link | undefined;
  /** For the script: `{read} av 26 lest`. Undefined for a collection. */
  readonly progress: { readonly series: string; readonly text: string; readonly forget: string } | undefined;
  readonly booksTitle: string;
  readonly books: BooksView | undefined;
  readonly listTitle: string;
  readonly sections: readonly SectionView[];
  readonly upcomingTitle: string;
  readonly upcoming: readonly { readonly title: string; readonly due: DatePhrase }[];
}

export function viewSeries(series: Series, page: Page, site: Site): SeriesView {
  const { language, title, titleHtml, summary, memberships, planned, upcoming } = series;
  const words = site.words(language);
  return {
    ...viewLayout(
      {
        language,
        title,
        description: summary,
        kind: 'website',
        subject: { kind: 'series', series },
        data: dataOfSeries(series, page, site),
        license: series.license,
      },
      page,
      site,
    ),
    context: {
      ...phraseIn(words('siteSeries'), language, language),
      href: `${page.href(fileOf(''))}#${homeIds.series}`,
    },
    hue: hueOfSeries(series, site),
    shelf: drawShelf(memberships.length, planned),
    title,
    titleHtml: divideLongWordsInHtml(titleHtml, language),
    summary,
    facts: listFacts(series, words),
    updated: phraseDate('updatedOn', series.updated, words),
    newsletter: viewNewsletter(site, words, page.canonical),
    progress: {
      series: series.id,
      text: words('siteProgress', { total: memberships.length }),
      forget: words('siteForget'),
    },
    booksTitle: words('siteBooks'),
    books: viewBooks(series.id, page, site, words),
    listTitle: words('contents'),
    sections: viewPartOverview(series, page, site, words),
    upcomingTitle: words('upcoming'),
    upcoming: upcoming.map((part) => ({ title: part.title, due: phraseDate('due', part.due, words) })),
  };
}

function listFacts({ memberships, planned, ...imprint }: Series, words: Words): string[] {
  return [
    words('sitePartsOut', { published: memberships.length, planned, count: planned }),
    ...listImprint(imprint, words),
  ];
}

/** Who edits it, and which edition it is. */
export function listImprint(
  { editors, edition, language }: Pick<Imprint, 'editors' | 'edition' | 'language'>,
  words: Words,
): string[] {
  return [
    ...(editors.length === 0
      ? []
      : [words('role.editor', { count: editors.length, names: formatList(editors, language) })]),
    phraseEdition(edition, words),
  ];
}
