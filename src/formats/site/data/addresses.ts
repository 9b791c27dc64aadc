import { absoluteUrl } from '../../addresses.ts';
import type { RenderInput } from '../../format.ts';
import type { Site } from '../views/site.ts';

/** Where readers find a file or a folder of the site: absolute. */
export function publicUrl({ input }: Site, path: string): string {
  return absoluteUrl(path, input.publication.baseUrl);
}

/** Where the page of all books is, relative to the base URL: it is a word of the publication's language. */
export function downloadsAddress({ publication, words }: RenderInput): string {
  return `${words(publication.language)('siteDownloadsAddress')}/`;
}
