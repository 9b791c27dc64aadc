import type { Publication } from '../../../../model/publication.ts';
import type { License } from '../../../../model/imprint.ts';

/** A node of schema.org. Values that are undefined are left out. */
export type JsonLdNode = Readonly<Record<string, unknown>> & { readonly '@type': string };

/** Nodes as JSON-LD that can be in a script element: nothing in it can end one (HTML, section 13.2.5.4). */
export function printJsonLd(nodes: readonly JsonLdNode[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }).replaceAll('<', '\\u003c');
}

export function describePeople(names: readonly string[]): JsonLdNode[] | undefined {
  return names.length === 0 ? undefined : names.map((name) => ({ '@type': 'Person', name }));
}

export function describePublisher({ publisher, baseUrl }: Publication): JsonLdNode {
  return { '@type': 'Organization', name: publisher, url: baseUrl };
}

/** The address of the licence where it has one; schema.org knows no mere names. */
export function describeLicense(license: License | undefined): JsonLdNode | string | undefined {
  if (license === undefined) return undefined;
  return license.url ?? { '@type': 'CreativeWork', name: license.name };
}

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
