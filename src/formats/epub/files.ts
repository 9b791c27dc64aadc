import type { Article, Section, Series } from '../../model/publication.ts';

/** Where things stand in the container, beside the package document. The library names the first three. */
export const files = {
  navigation: 'toc.xhtml',
  ncx: 'toc.ncx',
  styleSheet: 'style.css',
  cover: 'cover.xhtml',
  titlePage: 'title-page.xhtml',
  references: 'references.xhtml',
  about: 'about-the-series.xhtml',
  colophon: 'colophon.xhtml',
} as const;

/** The prefix keeps an article that is called `cover` from the cover. */
export function articleFile({ id }: Article): string {
  return `article-${id}.xhtml`;
}

export function sectionFile(section: Section, { sections }: Series): string {
  return `section-${sections.indexOf(section) + 1}.xhtml`;
}
