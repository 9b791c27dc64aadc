import type { Reference } from '../../model/reference.ts';
import { parseUrl } from '../../model/parse-url.ts';

/** The address with which the style ends an entry, as it is printed and as it is followed. */
export interface EntryAddress {
  readonly text: string;
  readonly href: string;
}

const resolver = 'https://doi.org/';

/** The style puts the resolver before a DOI: one that is written with it has it twice. */
export function withBareDoi(reference: Reference): Reference {
  const { DOI: doi } = reference;
  if (typeof doi !== 'string') return reference;
  return { ...reference, DOI: doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '') };
}

export function addressOf(reference: Reference | undefined): EntryAddress | undefined {
  const { DOI: doi, URL: url } = reference ?? ({} as Partial<Reference>);
  if (typeof doi === 'string') {
    // A DOI may hold signs that end the path of an address.
    const path = encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F');
    return { text: `${resolver}${doi}`, href: `${resolver}${path}` };
  }
  const parsed = typeof url === 'string' ? parseUrl(url) : undefined;
  if (typeof url !== 'string' || parsed === undefined) return undefined;
  return /^https?:$/.test(parsed.protocol) ? { text: url, href: parsed.href } : undefined;
}
