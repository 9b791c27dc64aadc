import { extname } from 'node:path';
import { attachmentTypes } from '../../../model/attachment-types.ts';

/** The media type of a book file, by its ending, as a server finds it. */
export function typeOfBook(file: string): string {
  return attachmentTypes[extname(file).slice(1)] ?? 'application/octet-stream';
}

/** The media types of what the site offers to programs. */
export const mediaTypes = {
  atom: 'application/atom+xml',
  jsonFeed: 'application/feed+json',
  catalog: 'application/atom+xml;profile=opds-catalog',
  navigation: 'application/atom+xml;profile=opds-catalog;kind=navigation',
  acquisition: 'application/atom+xml;profile=opds-catalog;kind=acquisition',
  catalogJson: 'application/opds+json',
} as const;
