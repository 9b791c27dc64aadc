import type { Publication } from '../../../../model/publication.ts';
import type { License } from '../../../../model/imprint.ts';
import type { JsonLdNode } from './json-ld.ts';

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
