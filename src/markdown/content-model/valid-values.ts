import type { Element, Properties } from 'hast';
import { encodeAddress } from '../encode-address.ts';
import { parseUrl } from '../../model/parse-url.ts';
import { lookupTable } from '../../model/lookup-table.ts';

type Value = Properties[string];

/** What each attribute may say; undefined for a value that is no value of it. */
type ReadValue = (value: string) => Value;

const matching =
  (pattern: RegExp): ReadValue =>
  (value) =>
    pattern.test(value.trim()) ? value.trim() : undefined;
const numberIn =
  (least: number, most: number): ReadValue =>
  (value) =>
    /^\s*[+-]?\d+\s*$/.test(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : undefined;

const day = String.raw`\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?`;
/** The values of `datetime` that HTML and EPUB share (HTML, section 4.5.14). */
const time = new RegExp(
  String.raw`^(?:${day}|${clock}|${day}[T ]${clock}(?:Z|[+-][01]\d:?[0-5]\d)?|\d{4,}-(?:0[1-9]|1[0-2])|\d{4}|\d{4,}-W(?:0[1-9]|[1-4]\d|5[0-3])|P(?:\d+D|(?:\d+D)?T(?:\d+H(?:\d+M)?(?:\d+S)?|\d+M(?:\d+S)?|\d+S)))$`,
);

export function isTime(text: string): boolean {
  return time.test(text.trim());
}

/** Pixels, or a part of the text that a format makes pixels of. */
const length: ReadValue = (value) => numberIn(1, 1e5)(value) ?? matching(/^\d+(?:px|%)$/)(value);

const readers: Readonly<Record<string, ReadValue>> = lookupTable({
  id: matching(/^\S+$/),
  lang: matching(
    /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-[a-z\d]{5,8})*(?:-x(?:-[a-z\d]{1,8})+)?$/i,
  ),
  dir: (value) => matching(/^(?:ltr|rtl|auto)$/)(value.toLowerCase()),
  dateTime: matching(time),
  start: numberIn(-1e9, 1e9),
  value: numberIn(-1e9, 1e9),
  colSpan: numberIn(1, 1000),
  rowSpan: numberIn(1, 65_534),
  width: length,
  height: length,
  scope: matching(/^(?:row|col|rowgroup|colgroup)$/),
  cite: (value) => (/^https?:/i.test(value) && parseUrl(value) ? encodeAddress(value) : undefined),
  href: matching(/^(?!(?:mailto|tel):$)/i),
});

/** Takes the values out that are none, and says which. */
export function keepValidValues(node: Element): string[] {
  const invalid: string[] = [];
  for (const name in node.properties) {
    const value = node.properties[name];
    const read = readers[name];
    if (read === undefined || value === undefined || value === null || typeof value === 'boolean') continue;
    const valid = read(String(value));
    if (valid === undefined) {
      node.properties[name] = undefined;
      invalid.push(`${name.toLowerCase()}="${String(value)}"`);
    } else if (valid !== value) node.properties[name] = valid;
  }
  return invalid;
}
