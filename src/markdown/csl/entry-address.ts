import type { Reference } from '../../model/citations.ts';
import { parseUrl } from '../../model/parse-url.ts';

/** The address with which the style ends an entry, as it is printed and as it is followed. */
export interface EntryAddress {
  readonly text: string;
  readonly href: string;
}

const resolver = 'https://doi.org/';

/** Stands for the address while the style sets an entry: the processor changes quotes, also those of addresses. */
const placeholder = 'https://address.invalid/';

export function withPlaceholder(reference: Reference): Reference {
  return addressOf(reference) === undefined ? reference : { ...reference, URL: placeholder };
}

/**
 * What comes before and after the address of a text: its placeholder, or itself where a style of the publication's own has
 * set it. Undefined where the text has neither.
 */
export function splitAtAddress(
  text: string,
  { text: address }: EntryAddress,
): readonly [before: string, after: string] | undefined {
  const found = [placeholder, address].find((one) => text.includes(one));
  if (found === undefined) return undefined;
  const at = text.lastIndexOf(found);
  return [text.slice(0, at), text.slice(at + found.length)];
}

/** The style puts the resolver before a DOI: one that is written with it has it twice. */
export function withBareDoi(reference: Reference): Reference {
  const { DOI: doi } = reference;
  return typeof doi === 'string' ? { ...reference, DOI: bareDoi(doi) } : reference;
}

function bareDoi(written: string): string {
  return written.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
}

export function addressOf(reference: Reference | undefined): EntryAddress | undefined {
  const { DOI: written, URL: url } = reference ?? ({} as Partial<Reference>);
  if (typeof written === 'string' && written.trim() !== '') {
    const doi = bareDoi(written);
    // A DOI may contain signs that end the path of an address.
    const path = encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F');
    return { text: `${resolver}${doi}`, href: `${resolver}${path}` };
  }
  const parsed = typeof url === 'string' ? parseUrl(url) : undefined;
  if (typeof url !== 'string' || parsed === undefined) return undefined;
  return /^https?:$/.test(parsed.protocol) ? { text: url, href: parsed.href } : undefined;
}
