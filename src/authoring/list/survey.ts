import type { LoadedArticle } from '../../load/article.ts';
import type { Loaded } from '../../load/load.ts';
import type { IsoDate } from '../../model/iso-date.ts';
import { isPublished, isUpcoming } from '../../resolve/status.ts';

/** What is in a publication on one day. `kolofon list --json` prints it: a change of a name here is one for its readers. */
export interface Survey {
  readonly title: string;
  readonly date: IsoDate;
  readonly series: readonly SurveyedSeries[];
  readonly articles: readonly SurveyedArticle[];
  /** What is published next, soonest first. */
  readonly due: readonly { readonly date: IsoDate; readonly id: string; readonly title: string }[];
}

interface SurveyedSeries {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly language: string;
  /** The number of published parts. */
  readonly published: number;
  /** The number of parts that are announced, or listed. */
  readonly planned: number;
  /** Of the published parts. */
  readonly words: number;
}

export interface SurveyedArticle {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly language: string;
  readonly date: IsoDate;
  readonly state: 'published' | 'due' | 'draft';
  readonly access: 'public' | 'members';
  readonly words: number;
  /** `part` is missing of one that is not published. */
  readonly series: readonly { readonly id: string; readonly part?: number; readonly of: number }[];
}

export function surveyPublication(loaded: Loaded, date: IsoDate): Survey {
  const { config, manifests, articles } = loaded;
  const byId = new Map(articles.map((article) => [article.id, article]));
  const published = new Set(
    articles.filter(({ frontMatter }) => isPublished(frontMatter, date)).map(({ id }) => id),
  );
  const order = config.publication.series;
  const ordered = manifests.toSorted((a, b) => rank(order, a.id) - rank(order, b.id));
  const listed = ordered.map(({ id, source, manifest, sections }) => {
    const parts = [...new Set(sections.flatMap((section) => section.parts.map((part) => part.id)))];
    const out = parts.filter((part) => published.has(part));
    return { id, source, manifest, parts, out };
  });
  return {
    title: config.publication.title,
    date,
    series: listed.map(({ id, source, manifest, parts, out }) => ({
      id,
      title: manifest.title,
      file: source,
      language: manifest.language,
      published: out.length,
      planned: Math.max(manifest.planned ?? 0, parts.length),
      words: out.reduce((sum, part) => sum + (byId.get(part)?.document.wordCount ?? 0), 0),
    })),
    articles: articles.map(({ id, source, frontMatter, document }) => ({
      id,
      title: frontMatter.title,
      file: source,
      language: frontMatter.language,
      date: frontMatter.published,
      state: stateOf(frontMatter, date),
      access: frontMatter.access,
      words: document.wordCount,
      series: listed
        .filter(({ parts }) => parts.includes(id))
        .map(({ id: series, out }) => ({
          id: series,
          ...(published.has(id) ? { part: out.indexOf(id) + 1 } : {}),
          of: out.length,
        })),
    })),
    due: articles
      .filter(({ frontMatter }) => isUpcoming(frontMatter, date))
      .map(({ id, frontMatter }) => ({ date: frontMatter.published, id, title: frontMatter.title }))
      .toSorted((a, b) => (`${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1)),
  };
}

/** Manifests that the publication does not list come last. */
function rank(order: readonly string[], id: string): number {
  const index = order.indexOf(id);
  return index === -1 ? order.length : index;
}

function stateOf(frontMatter: LoadedArticle['frontMatter'], date: IsoDate): SurveyedArticle['state'] {
  if (isPublished(frontMatter, date)) return 'published';
  return isUpcoming(frontMatter, date) ? 'due' : 'draft';
}
