import type { IsoDate } from '../../../../model/iso-date.ts';

/** The facts about a list of articles, for Atom and JSON Feed. All addresses are absolute. */
export interface Feed {
  /** The folder of its files, relative to that of the site. */
  readonly folder: string;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  /** The page that it follows, which is its id too. */
  readonly home: string;
  readonly publisher: string;
  readonly updated: IsoDate;
  readonly entries: readonly FeedEntry[];
  /** In the feed of the site: where the rest of it is found. */
  readonly extent: FeedExtent | undefined;
}

/** All series, which have feeds of their own, and the articles that are in none of them. */
interface FeedExtent {
  readonly series: readonly { readonly url: string; readonly title: string }[];
  readonly others: readonly { readonly article: string; readonly url: string; readonly title: string }[];
}

export interface FeedEntry {
  /** The id of the article. */
  readonly article: string;
  /** In the feed of a series: the place of the part, from 1, and its title without it. */
  readonly part: { readonly position: number; readonly total: number; readonly title: string } | undefined;
  readonly title: string;
  /** The page of the article, which is its id too. */
  readonly url: string;
  readonly language: string;
  readonly authors: readonly string[];
  readonly published: IsoDate;
  readonly updated: IsoDate;
  readonly summary: string;
  /** HTML; undefined for an article whose body may not be shown. */
  readonly body: string | undefined;
  /** That it is for members, where its body may not be shown. */
  readonly remark: string | undefined;
  readonly series: readonly { readonly url: string; readonly title: string }[];
  readonly tags: readonly string[];
}
