import type { Templates } from '../../load/templates.ts';
import type { ServedSite } from '../../plugins/web-server.ts';
import { decodeAddress } from '../../model/decode-address.ts';

/** A server, or a service, for which there are settings. */
export interface Server {
  readonly label: string;
  /** Pure: the text of each file, by its path in the folder of the server. */
  readonly files: (facts: ServedSite, templates: Templates) => ReadonlyMap<string, string>;
}

/** A text that ends no comment: on one line, and without what a server would replace in it. */
export function commentText(text: string): string {
  return text
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .replaceAll('{', '(')
    .replaceAll('}', ')');
}

/**
 * The characters that a percent-encoded path stands for. A path with signs that a server's syntax may mean stays
 * encoded, and fits no request: no address of Kolofon's has one.
 */
export function decodePath(path: string): string {
  const decoded = decodeAddress(path);
  return decoded === undefined || /[\p{C}"'`\\{}$*<>|^]/u.test(decoded) ? path : decoded;
}
