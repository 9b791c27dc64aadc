import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import { describeLicense, describePublisher, type JsonLdNode } from './json-ld.ts';

/** The site as a whole. */
export function describeSite(site: Site): JsonLdNode[] {
  const { publication } = site.input;
  const url = publicUrl(site, '');
  return [
    {
      '@type': 'WebSite',
      '@id': url,
      url,
      name: publication.title,
      description: publication.summary,
      inLanguage: publication.language,
      publisher: describePublisher(publication),
      license: describeLicense(publication.license),
    },
  ];
}
