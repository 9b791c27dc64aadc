import type { WrittenAddress } from '../model/document.ts';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';
import { decodeAddress } from '../model/decode-address.ts';

/** What is right before the address of a link or an image in Markdown, and in HTML. */
const opening = /(?:\]\(\s*<?|\b(?:href|src)\s*=\s*["']?)$/i;

/** The most characters of an opening. */
const reach = 40;

/**
 * Where the address of a link or an image is written: there itself, or in the one definition that gives it. Undefined where
 * it is written with escapes, or where two places could be meant.
 */
export function findWrittenAddress(
  source: SourceText,
  place: Place,
  href: string,
): WrittenAddress | undefined {
  const { text } = source;
  const end = place.end?.offset ?? place.start.offset;
  const forms = [...new Set([href, decodeAddress(href) ?? href])];
  // A link that names a definition ends with a bracket.
  const found =
    text[end - 1] === ']'
      ? forms.flatMap((form) => definitionsIn(source).get(form) ?? [])
      : forms.flatMap((form) => findForm(text, form, place.start.offset, end));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return undefined;
  const hash = text.slice(only.start, only.end).indexOf('#');
  return hash === -1 ? only : { ...only, hash: only.start + hash };
}

/** The places in a range where this form of an address is one. */
function findForm(text: string, form: string, from: number, to: number): WrittenAddress[] {
  const found: WrittenAddress[] = [];
  for (let at = text.indexOf(form, from); at !== -1 && at + form.length <= to && found.length < 2;) {
    const end = at + form.length;
    const isWhole = /^[\s)>"']/.test(text.slice(end, end + 1));
    if (isWhole && opening.test(text.slice(Math.max(from, at - reach), at))) found.push({ start: at, end });
    at = text.indexOf(form, at + 1);
  }
  return found;
}

const known = new WeakMap<SourceText, ReadonlyMap<string, readonly WrittenAddress[]>>();

/** The addresses of all definitions of an article, with the places where they are written. */
function definitionsIn(source: SourceText): ReadonlyMap<string, readonly WrittenAddress[]> {
  const earlier = known.get(source);
  if (earlier !== undefined) return earlier;
  const addresses = new Map<string, WrittenAddress[]>();
  for (const match of source.text.matchAll(/^[ \t>]*\[[^\]\n]+\]:[ \t]*<?([^\s<>]+)/gm)) {
    const [whole, address = ''] = match;
    const end = match.index + whole.length;
    const one = { start: end - address.length, end };
    const others = addresses.get(address);
    if (others === undefined) addresses.set(address, [one]);
    else others.push(one);
  }
  known.set(source, addresses);
  return addresses;
}
