import type { Publication } from '../model/publication.ts';

/** 1 line, 2 lines */
export function countOf(number: number, one: string, many: string): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

/** 54 articles in 4 series */
export function countContent({ articles, series }: Publication): string {
  return `${countOf(articles.length, 'article', 'articles')} in ${String(series.length)} series`;
}
