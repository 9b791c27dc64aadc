import { decodeAddress } from './decode-address.ts';
import { addressIn } from './ids.ts';

const step = String.raw`(?!\.)[\p{L}\p{M}\p{N}._~!()@&+=,-]{1,100}`;

/** A path from the root of the site, as another tool may have given it out. Nothing in it leads out of a folder. */
const path = String.raw`(?:${step}\/)*${step}\/?`;

/** A former id, or a path on the site that begins with a slash: `/2019/05/ebb/`, `/about.html`. */
export const formerName = new RegExp(String.raw`^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\/${path})$`, 'u');

/** An address that leads on or is gone, relative to the base URL: `2019/05/ebb/`, `about.html`. */
export const formerAddress = new RegExp(`^${path}$`, 'u');

/** Paths are written as people read them, and end in a slash unless they name a page's file. */
export function normaliseFormerName(name: string): string {
  if (!name.startsWith('/')) return name;
  const decoded = (decodeAddress(name) ?? name).normalize('NFC');
  return /(?:\/|\.html?)$/i.test(decoded) ? decoded : `${decoded}/`;
}

/** Where the page of a former name was. An id was in the folder of its kind. */
export function addressOfFormer(folder: string, name: string): string {
  return name.startsWith('/') ? name.slice(1) : addressIn(folder, name);
}
