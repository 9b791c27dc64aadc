import { parse } from 'yaml';
import type { PlannedSeries } from '../library.ts';

/** An article of the corpus, as the peers' sources are made of it. */
export interface PeerArticle {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly authors: readonly string[];
  /** YYYY-MM-DD. */
  readonly published: string;
  readonly body: string;
}

/** An article's place in one series, from 1. */
export interface PeerMembership {
  readonly series: string;
  readonly title: string;
  readonly position: number;
  readonly of: number;
}

/** `linkTo` gives the address by which the program links to another article. */
export function readPeerArticle(id: string, text: string, linkTo: (id: string) => string): PeerArticle {
  const [, frontMatter = '', ...body] = text.split(/^---\n/m);
  return {
    ...(parse(frontMatter) as Omit<PeerArticle, 'id' | 'body'>),
    id,
    body: body
      .join('---\n')
      .replace(/\]\((del-\d+)\.md\)/g, (_, target: string) => `](${linkTo(target)})`)
      .replaceAll('](figures/', '](/figures/'),
  };
}

/** The memberships of each article, in the order of the series. */
export function listMemberships(series: readonly PlannedSeries[]): Map<string, PeerMembership[]> {
  const memberships = new Map<string, PeerMembership[]>();
  for (const { id, title, parts } of series) {
    parts.forEach((part, index) => {
      const membership = { series: id, title, position: index + 1, of: parts.length };
      memberships.set(part, [...(memberships.get(part) ?? []), membership]);
    });
  }
  return memberships;
}
