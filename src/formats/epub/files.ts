import type { Article } from '../../model/series.ts';

/** Where things are in the container, beside the package document. The library names the first three. */
export const files = {
  navigation: 'toc.xhtml',
  ncx: 'toc.ncx',
  styleSheet: 'style.css',
  cover: 'cover.xhtml',
  titlePage: 'title-page.xhtml',
  preface: 'preface.xhtml',
  references: 'references.xhtml',
  changes: 'changes.xhtml',
  about: 'about.xhtml',
  colophon: 'colophon.xhtml',
} as const;

/** The prefix keeps an article that is called `cover` from the cover. */
export function articleFile({ id }: Pick<Article, 'id'>): string {
  return `article-${id}.xhtml`;
}

/** `index` counts from 0. */
export function sectionFile(index: number): string {
  return `section-${index + 1}.xhtml`;
}
