import type { Article, Series } from '../../../../model/series.ts';
import type { Words } from '../../../../model/words.ts';
import { rememberPer } from '../../../../model/memoise.ts';
import { fileOf, type Page } from '../../page.ts';
import type { Link } from '../layout.ts';
import { phraseIn } from '../phrases.ts';
import type { Site } from '../site.ts';

/** The lists below an article: most read, latest, new series. */
export interface ListsView {
  readonly label: string;
  readonly lists: readonly TitleList[];
}

interface TitleList {
  readonly id: string;
  readonly title: string;
  /** Whether its order is one of rank. */
  readonly isRanked: boolean;
  readonly items: readonly Link[];
}

const remember = rememberPer<ListsView>();

/** They are the same on all pages of a folder and a language, but on those of articles that are in them. */
export function viewLists(page: Page, site: Site, words: Words): ListsView | undefined {
  const { publication, templates } = site.input;
  if (!publication.site.blocks.lists) return undefined;
  const { mostRead, latest, newSeries } = site.lists;
  if ([mostRead, latest, newSeries].some((items) => items.some(({ address }) => page.holds(address))))
    return makeLists(page, site, words);
  return remember(site, `${words.language} ${page.parent}`, () =>
    templates.share(makeLists(page, site, words)),
  );
}

function makeLists(page: Page, site: Site, words: Words): ListsView {
  const link = ({ title, titleHtml, language, address }: Article | Series): Link => ({
    ...phraseIn(title, language, words.language, titleHtml),
    href: page.href(fileOf(address)),
  });
  const list = (id: string, key: string, items: readonly (Article | Series)[]): TitleList => ({
    id,
    title: words(key),
    isRanked: id === '--most-read',
    items: items.map(link),
  });
  const { mostRead, latest, newSeries } = site.lists;
  const lists = [
    list('--most-read', 'siteMostRead', mostRead),
    list('--latest', 'siteLatest', latest),
    list('--new-series', 'siteNewSeries', newSeries),
  ].filter(({ items }) => items.length > 0);
  return { label: words('siteLists'), lists };
}
