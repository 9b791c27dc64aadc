import type { Artifact } from '../../../artifact.ts';
import { everything } from '../../../../model/dependencies.ts';
import type { Site } from '../../views/site.ts';
import { downloadsAddress, publicUrl } from '../addresses.ts';
import { timeOf } from '../dates.ts';
import { jsonArtifact } from '../data-artifacts.ts';
import { mediaTypes } from '../media-types.ts';
import { groupBooks, type OfferedBook } from '../offered-books.ts';
import { viewEntry } from './entry.ts';

export const catalogJsonFile = 'opds/catalog.json';

/** The books as newer reading systems browse them (OPDS Catalog 2.0): all in one file, by group. */
export function makeCatalogJson(site: Site): Artifact[] {
  const groups = groupBooks(site);
  if (groups.length === 0) return [];
  const { title, summary } = site.input.publication;
  const self = { href: publicUrl(site, catalogJsonFile), type: mediaTypes.catalogJson };
  return [
    jsonArtifact(catalogJsonFile, everything, () => ({
      metadata: { title, description: summary },
      links: [
        { rel: 'self', ...self },
        { rel: 'start', ...self },
        { rel: 'alternate', href: publicUrl(site, downloadsAddress(site.input)), type: 'text/html' },
      ],
      groups: groups.map((group) => ({
        metadata: { title: group.title, numberOfItems: group.books.length },
        publications: group.books.map((book) => describePublication(book, site)),
      })),
    })),
  ];
}

function describePublication(book: OfferedBook, site: Site): object {
  const entry = viewEntry(book, site);
  const collections = entry.collections.map(({ title, position }) => ({ name: title, position }));
  return {
    metadata: {
      '@type': 'http://schema.org/Book',
      title: entry.title,
      identifier: entry.id,
      ...(entry.identifiers.length === 1 ? {} : { altIdentifier: entry.identifiers.slice(1) }),
      language: entry.language,
      ...(entry.authors.length === 0 ? {} : { author: entry.authors.map((name) => ({ name })) }),
      publisher: entry.publisher,
      published: entry.issued,
      modified: timeOf(entry.updated),
      description: entry.summary,
      ...(entry.subjects.length === 0 ? {} : { subject: entry.subjects }),
      ...(collections.length === 0 ? {} : { belongsTo: { series: collections } }),
    },
    links: [
      ...entry.files.map(({ label, url, mediaType, size }) => ({
        rel: entry.rel,
        href: url,
        type: mediaType,
        title: label,
        size,
      })),
      { rel: 'alternate', href: entry.page, type: 'text/html' },
    ],
    images: [
      { href: entry.image, type: entry.imageType },
      { href: entry.thumbnail, type: entry.imageType },
    ],
  };
}
