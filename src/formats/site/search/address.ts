import type { FormatInput } from '../../format.ts';

/** Where the search page stands, relative to the base URL, in the language of the publication: `sok/`. */
export function searchAddress({ publication, words }: Pick<FormatInput, 'publication' | 'words'>): string {
  return `${words(publication.language)('siteSearchAddress')}/`;
}
