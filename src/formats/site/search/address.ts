import type { RenderInput } from '../../format.ts';

/** Where the search page is, relative to the base URL, in the language of the publication: `sok/`. */
export function searchAddress({ publication, words }: Pick<RenderInput, 'publication' | 'words'>): string {
  return `${words(publication.language)('siteSearchAddress')}/`;
}
