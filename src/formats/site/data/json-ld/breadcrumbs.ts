import type { JsonLdNode } from './json-ld.ts';

interface Crumb {
  readonly name: string;
  /** Absolute. */
  readonly url: string;
}

/** The way from the front page to a page. */
export function describeBreadcrumbs(crumbs: readonly Crumb[]): JsonLdNode {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  };
}
