import { divideLongWordsInHtml } from '../../hyphenation/divide-long-words.ts';
import type { Words } from '../../../model/words.ts';
import type { Article } from '../../../model/series.ts';
import { formatList } from '../../intl.ts';
import { dataOfArticle } from '../data/page-data.ts';
import { fileOf, type Page } from '../page.ts';
import { viewForm, type FormView } from './blocks/forms.ts';
import { viewLists, type ListsView } from './blocks/lists.ts';
import { viewPromotion, type Promotion } from './blocks/promotion.ts';
import { viewProtection, type Protection } from './blocks/protection.ts';
import { renderBody, renderReferences } from './body.ts';
import { viewContents, type Contents } from './contents.ts';
import { viewBooks, viewHandout, type BooksView, type DownloadView } from './downloads.ts';
import { homeIds, viewLayout, type Layout, type Link, type PageFacts } from './layout.ts';
import { viewMembershipLine, type MembershipLine } from './membership-line.ts';
import { phraseDate, phraseIn, type DatePhrase, phraseReadingTime } from './phrases.ts';
import { viewSeriesBlock, type SeriesBlock } from './series-block.ts';
import type { Site } from './site.ts';

export interface ArticleView extends Layout {
  /** Where the page belongs. */
  readonly context: Link;
  readonly membershipLines: readonly MembershipLine[];
  readonly titleHtml: string;
  readonly summary: string;
  readonly byline: string | undefined;
  readonly dates: readonly DatePhrase[];
  readonly readingTime: string | undefined;
  readonly contents: Contents | undefined;
  readonly promotion: Promotion | undefined;
  /** For the script: what a reader has read is kept by it. */
  readonly id: string;
  readonly isForMembers: string | undefined;
  readonly protection: Protection | undefined;
  /** HTML; undefined for an article that only members may read. */
  readonly body: string | undefined;
  readonly forms: readonly FormView[];
  readonly lists: ListsView | undefined;
  /** Whether its body is members-only, in whichever edition. */
  readonly isProtected: boolean;
  readonly references: References | undefined;
  readonly books: Offer | undefined;
  readonly seriesBlocks: readonly SeriesBlock[];
}

interface References {
  readonly id: string;
  readonly title: string;
  /** HTML list items. */
  readonly items: string;
}

interface Offer {
  readonly title: string;
  readonly line: string;
  readonly series: readonly BooksView[];
  /** The article alone. */
  readonly handout: { readonly title: string; readonly file: DownloadView } | undefined;
}

export function viewArticle(article: Article, page: Page, site: Site): ArticleView {
  const { language, memberships, titleHtml, summary } = article;
  const words = site.words(language);
  const { isReadable } = article;
  const { blocks } = site.input.publication.site;
  const showsBody = isReadable && blocks.body;
  const references = showsBody ? viewReferences(article, site, words) : undefined;
  return {
    ...viewLayout(
      {
        ...describe(article, page),
        subject: { kind: 'article', article },
        data: dataOfArticle(article, page, site),
        license: article.license,
      },
      page,
      site,
    ),
    context: {
      ...phraseIn(words('siteArticles'), language, language),
      href: `${page.href(fileOf(''))}#${homeIds.articles}`,
    },
    id: article.id,
    promotion: viewPromotion(site, words),
    protection: viewProtection(article, site, words),
    isForMembers: article.access === 'members' ? words('siteMembersShort') : undefined,
    membershipLines: blocks.memberships
      ? memberships.map((membership) => viewMembershipLine(membership, page, site, words))
      : [],
    titleHtml: divideLongWordsInHtml(titleHtml, language),
    summary,
    byline:
      article.authors.length > 0 ? words('by', { names: formatList(article.authors, language) }) : undefined,
    dates: [
      phraseDate('publishedOn', article.published, words),
      ...(article.updated === undefined ? [] : [phraseDate('updatedOn', article.updated, words)]),
    ],
    readingTime: phraseReadingTime(article, words, 'siteReadingTime'),
    contents: showsBody ? viewContents(article.document, references, words) : undefined,
    body: showsBody ? renderBody(article, page, site, words) : undefined,
    isProtected: article.access === 'members',
    references,
    forms: (['question', 'report'] as const).flatMap((kind) => viewForm(kind, article, site, words) ?? []),
    books: blocks.books ? viewOffer(article, page, site, words) : undefined,
    lists: viewLists(page, site, words),
    seriesBlocks: blocks.series
      ? memberships.map((membership) => viewSeriesBlock(membership, page, site, words))
      : [],
  };
}

/** A page links to its neighbours in its head only if it is in one series, so that there is one answer. */
function describe(
  { language, title, summary, published, updated, memberships }: Article,
  page: Page,
): PageFacts {
  const [only] = memberships.length === 1 ? memberships : [];
  const neighbours = [
    { rel: 'prev' as const, membership: only?.previous },
    { rel: 'next' as const, membership: only?.next },
  ];
  return {
    language,
    title,
    description: summary,
    kind: 'article',
    openGraph: [
      { property: 'article:published_time', content: published },
      ...(updated === undefined ? [] : [{ property: 'article:modified_time', content: updated }]),
    ],
    neighbours: neighbours.flatMap(({ rel, membership }) =>
      membership === undefined ? [] : [{ rel, href: page.href(fileOf(membership.article.address)) }],
    ),
  };
}

function viewReferences(article: Article, site: Site, words: Words): References | undefined {
  const items = renderReferences(article, site);
  return items === '' ? undefined : { id: '--references', title: words('references'), items };
}

function viewOffer(article: Article, page: Page, site: Site, words: Words): Offer | undefined {
  const series = article.memberships.flatMap(
    (membership) => viewBooks(membership.series.id, page, site, words) ?? [],
  );
  const file = viewHandout(article, page, site, words);
  if (series.length === 0 && file === undefined) return undefined;
  return {
    title: words('siteBooks'),
    line: series.length === 0 ? '' : words('siteBooksLine', { count: series.length }),
    series,
    handout: file && { title: words('siteHandout'), file },
  };
}
