import { memoise } from '../../model/memoise.ts';
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

/** Names are resolved by the parser of HTML, which knows all of them; each once. */
const resolve = memoise((written) => toString(fromHtml(written, { fragment: true })));
