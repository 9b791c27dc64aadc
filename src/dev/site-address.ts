import { decodeAddress } from '../model/decode-address.ts';

/**
 * The path in a site that a request asks for: `artikler/` means the page of that folder. Undefined for a
 * path that is invalid, not below the site, or leads out of it. The target comes from the request line (RFC 9112, 3.2).
 */
export function pathInSite(target: string, base: string): string | undefined {
  const [path = ''] = target.split(/[?#]/, 1);
  if (!path.startsWith(base)) return undefined;
  const decoded = decodeAddress(path.slice(base.length))?.normalize('NFC');
  if (decoded === undefined || /[\\\0]/.test(decoded)) return undefined;
  const steps = decoded.replace(/\/$/, '').split('/');
  if (decoded !== '' && steps.some((step) => ['', '.', '..'].includes(step))) return undefined;
  return decoded;
}

/** The address of a file below the site: for a page, the address of its folder. */
export function addressOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}
