import type { Words } from '../../model/words.ts';
import type { Membership } from '../../model/publication.ts';
import type { FormatInput } from '../format.ts';
import { formatDate, formatList } from '../intl.ts';
import type { BookAssets } from './assets.ts';
import { renderBody } from './body.ts';

/** A part of the series as its chapter shows it. */
export interface ChapterView {
  readonly language: string;
  readonly bookLanguage: string;
  readonly title: string;
  readonly part: string;
  readonly summary: string;
  readonly byline: string;
  /** XHTML; undefined for a part that is for members. */
  readonly content: string | undefined;
  readonly members: string;
  readonly also: { readonly label: string; readonly series: readonly OtherMembershipView[] } | undefined;
}

interface OtherMembershipView {
  readonly text: string;
  readonly href: string;
}

export function viewChapter(membership: Membership, input: FormatInput, assets: BookAssets): ChapterView {
  const { article, series, position, total } = membership;
  const words = input.words(series.language);
  return {
    language: article.language,
    bookLanguage: series.language,
    title: article.title,
    part: words('partOf', { position, total, series: series.title }),
    summary: article.summary,
    byline: describeOrigin(membership, words),
    content: article.access === 'public' ? renderBody(article, series, input, assets) : undefined,
    members: words('membersOnly'),
    also: viewOtherMemberships(membership, input, words),
  };
}

function describeOrigin({ article, series: { language } }: Membership, words: Words): string {
  return [
    words('by', { names: formatList(article.authors, language) }),
    words('publishedOn', { date: formatDate(article.published, language) }),
    ...(article.updated === undefined
      ? []
      : [words('updatedOn', { date: formatDate(article.updated, language) })]),
  ].join(' · ');
}

function viewOtherMemberships(
  { article, series: own }: Membership,
  { publication }: FormatInput,
  words: Words,
): ChapterView['also'] {
  const series = article.memberships
    .filter((membership) => membership.series !== own)
    .map(({ position, total, series: other }) => ({
      text: words('partOf', { position, total, series: other.title }),
      href: new URL(other.address, publication.baseUrl).href,
    }));
  return series.length === 0 ? undefined : { label: words('alsoIn'), series };
}
