import { attachmentTypes, pictureTypes } from '../../model/attachment-types.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** The media type of every kind of file that a site may contain, by its ending. */
export const mediaTypes: Readonly<Record<string, string>> = lookupTable({
  ...attachmentTypes,
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  ...pictureTypes,
  ico: 'image/x-icon',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
});

/** What is worth being made smaller on its way; the rest is small already. HTML always is. */
export const compressible: readonly string[] = [
  'text/css',
  'text/javascript',
  'text/plain',
  'text/markdown',
  'text/csv',
  'text/calendar',
  'application/json',
  'application/xml',
  'application/feed+json',
  'application/atom+xml',
  'application/opds+json',
  'application/wasm',
  'image/svg+xml',
];

/** Files that are more than their ending says. */
export interface NamedType {
  readonly id: string;
  /** The paths below the site, as a regular expression of PCRE and RE2. */
  readonly pattern: string;
  readonly type: string;
}

export const namedTypes: readonly NamedType[] = [
  { id: 'json_feed', pattern: String.raw`/(?:.*/)?feed\.json`, type: 'application/feed+json' },
  { id: 'atom', pattern: String.raw`/(?:.*/)?feed\.xml`, type: 'application/atom+xml' },
  { id: 'opds_json', pattern: String.raw`/opds(?:[./].*)?\.json`, type: 'application/opds+json' },
  {
    id: 'opds_xml',
    pattern: String.raw`/opds(?:[./].*)?\.xml`,
    type: 'application/atom+xml;profile=opds-catalog',
  },
  {
    id: 'well_known',
    pattern: String.raw`/\.well-known/(?:apple-app-site-association|openid-configuration|matrix/\w+)`,
    type: 'application/json',
  },
  { id: 'checksums', pattern: '/books/SHA256SUMS', type: 'text/plain; charset=utf-8' },
];
