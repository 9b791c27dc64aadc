import { calloutFor } from './callout-names.ts';

const closing = 'on a line of its own, and ::: in the line after the text.';

/** How to write a callout that another dialect calls `name`, with what is written after the name. */
export function containerHint(name: string, written = ''): string {
  if (/^details$/i.test(name)) return foldedHint(written);
  const isAlert = /^message$/i.test(name) && written === 'alert';
  const callout = isAlert ? 'warning' : (calloutFor(name) ?? 'note');
  const own = isAlert ? '' : written;
  const title = calloutFor(name) === undefined ? [titleOf(name), own].filter(Boolean).join(': ') : own;
  return `Write :::${callout}${title === '' ? '' : `[${title}]`} ${closing}`;
}

export function foldedHint(title = ''): string {
  return `Write <details><summary>${title || 'Title'}</summary>, an empty line, the text, an empty line and </details>.`;
}

const theorems =
  /^(?:algorithm|assumption|axiom|conjecture|corollary|criterion|definition|exercise|lemma|observation|proof|property|proposition|remark|solution|theorem)$/i;

/** The title of a callout that has no such kind: `Theorem` of a theorem. */
function titleOf(name: string): string {
  return theorems.test(name) ? name.charAt(0).toUpperCase() + name.slice(1).toLowerCase() : '';
}
