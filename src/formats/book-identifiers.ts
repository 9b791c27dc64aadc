import { createHash } from 'node:crypto';
import type { Book } from '../model/book.ts';
import type { Publication } from '../model/publication.ts';

/** The ISBN of an e-book as a URN (RFC 8254), or a UUID that stays the same from edition to edition. */
export function identifyBook(book: Book, format: string, publication: Publication): string {
  return isbnOf(book, format) ?? identifyAddress(addressOf(book, publication));
}

/** The same for a printed book, whose pages can be cited: each of its editions has a UUID of its own. */
export function identifyPrintedEdition(book: Book, format: string, publication: Publication): string {
  const { edition, sample } = book;
  const edited = `${format}-${sample === undefined ? '' : 'sample-'}${edition.date}`;
  return (
    isbnOf(book, format) ?? identifyAddress(`${new URL(book.address, publication.baseUrl).href}#${edited}`)
  );
}

function isbnOf({ isbns }: Book, format: string): string | undefined {
  const isbn = isbns.get(format);
  return isbn && `urn:isbn:${isbn}`;
}

function addressOf({ address, sample }: Book, { baseUrl }: Publication): string {
  return new URL(sample === undefined ? address : `${address}#sample`, baseUrl).href;
}

/** The namespace for addresses (RFC 9562, section 6.6). */
const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** A UUID of version 5 (RFC 9562, section 5.5) as a URN: the same for the same address, always. */
export function identifyAddress(address: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(urlNamespace.replaceAll('-', ''), 'hex'))
    .update(address)
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return `urn:uuid:${parts.join('-')}`;
}
