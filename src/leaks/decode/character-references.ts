import { toString } from 'hast-util-to-string';
import { fromHtml } from 'hast-util-from-html';
import type { TextBuilder } from './mapped-text.ts';

const reference = /&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});?/gi;

/** Takes a part of a text over with its character references resolved: `&aring;`, `&#229;`, `&#xE5;`. */
export function keepResolved(text: string, start: number, end: number, builder: TextBuilder): void {
  const part = text.slice(start, end);
  if (!part.includes('&')) {
    builder.keep(start, end);
    return;
  }
  let done = 0;
  for (const { index, 0: written } of part.matchAll(reference)) {
    builder.keep(start + done, start + index);
    done = index + written.length;
    builder.put(resolve(written), start + index, start + done);
  }
  builder.keep(start + done, end);
}

const named = new Map<string, string>();

/** Names are resolved by the parser of HTML, which knows all of them; each once. */
function resolve(written: string): string {
  const known = named.get(written);
  if (known !== undefined) return known;
  const resolved = toString(fromHtml(written, { fragment: true }));
  if (named.size < 10_000) named.set(written, resolved);
  return resolved;
}
