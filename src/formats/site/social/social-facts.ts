import type { Book } from '../../../model/book.ts';
import type { Article, Membership, Series } from '../../../model/series.ts';
import type { RenderInput } from '../../format.ts';
import { formatList } from '../../intl.ts';
import { phraseMembership } from '../../book-phrases.ts';

/** The page whose picture is shown where somebody shares it. */
export type SocialSubject =
  | { readonly kind: 'home' }
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'series'; readonly series: Series }
  | { readonly kind: 'collection'; readonly book: Book };

/** What a picture shows. Plain data, so that it can be the key of the picture. */
export interface SocialFacts {
  /** Names its file. */
  readonly name: string;
  /** What is above the title: empty for the home page, whose title is the publication's. */
  readonly publication: string;
  readonly title: string;
  readonly language: string;
  /** What is below the title. */
  readonly lines: readonly SocialLine[];
  /** Colours it, from 0. */
  readonly hue: number;
  readonly mark: { readonly planned: number; readonly published: number } | undefined;
}

export interface SocialLine {
  readonly text: string;
  /** That of its series. */
  readonly hue: number | undefined;
}

const mostMemberships = 3;

export function describeSocialImage(subject: SocialSubject, input: RenderInput): SocialFacts {
  const { title: publication } = input.publication;
  switch (subject.kind) {
    case 'home':
      return describeHome(input);
    case 'article':
      return { publication, ...describeArticle(subject.article, input) };
    case 'series': {
      const { id, title, language, memberships, planned } = subject.series;
      const published = memberships.length;
      const words = input.words(language);
      const extent =
        published === planned
          ? words('parts', { count: published })
          : words('sitePartsOut', { published, planned, count: planned });
      return {
        name: `series-${id}`,
        publication,
        title,
        language,
        lines: [plainLine(`${words('kind.series')} · ${extent}`)],
        hue: hueIndex(subject.series, input),
        mark: { planned, published },
      };
    }
    case 'collection': {
      const { path, title, language, chapters, hue, mark } = subject.book;
      const words = input.words(language);
      return {
        name: `collection-${path}`,
        publication,
        title,
        language,
        lines: [
          plainLine(`${words('kind.collection')} · ${words('siteChapters', { count: chapters.length })}`),
        ],
        hue,
        mark,
      };
    }
  }
}

function describeHome({ publication }: RenderInput): SocialFacts {
  const count = publication.articles.length;
  return {
    name: 'home',
    publication: '',
    title: publication.title,
    language: publication.language,
    lines: [plainLine(publication.summary)],
    hue: 0,
    mark: count === 0 ? undefined : { planned: count, published: count },
  };
}

function describeArticle(article: Article, input: RenderInput): Omit<SocialFacts, 'publication'> {
  const { id, title, language, authors, memberships } = article;
  const words = input.words(language);
  const [first] = memberships;
  const more = memberships.length - mostMemberships;
  const describeLine = (membership: Membership, index: number): SocialLine => ({
    text: `${phraseMembership(membership, words)}${more > 0 && index === mostMemberships - 1 ? ` + ${more}` : ''}`,
    hue: hueIndex(membership.series, input),
  });
  return {
    name: `article-${id}`,
    title,
    language,
    lines:
      first === undefined && authors.length > 0
        ? [plainLine(words('by', { names: formatList(authors, language) }))]
        : memberships.slice(0, mostMemberships).map(describeLine),
    hue: first === undefined ? 0 : hueIndex(first.series, input),
    mark: first && { planned: first.planned, published: first.total },
  };
}

function plainLine(text: string): SocialLine {
  return { text, hue: undefined };
}

function hueIndex(series: Series, { publication }: RenderInput): number {
  return publication.series.indexOf(series);
}
