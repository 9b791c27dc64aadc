import { calloutFor } from './callout-names.ts';

const closing = 'in a line of its own, and ::: in the line after the text.';

/** How to write a callout that another dialect calls `name`, with what is written behind the name. */
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

/** `::: {.callout-note title="Merk"}`, `:::{prf:theorem} Gauss`, `::: {.columns}`. */
export function divHint(attributes: string, behind: string): string {
  const [, name = ''] =
    /^[ \t]*\.?([a-z][\w:-]*)/i.exec(attributes) ?? /\.([a-z][\w-]*)/i.exec(attributes) ?? [];
  const title = /\b(?:title|name)=["']([^"']+)["']/.exec(attributes)?.[1] ?? behind.trim();
  const plain = name.replace(/^prf:/, '');
  if (calloutFor(plain) !== undefined || theorems.test(plain)) return containerHint(plain, title);
  return 'Remove this line and the one that closes it: there are no columns and no classes here.';
}

/** A callout in a quotation: `> [!info] Title`. */
export function quotedHint(name: string, title: string): string {
  return /^(?:quote|cite)$/i.test(name)
    ? `Remove ${title === '' ? 'it' : 'the mark'}: a text behind > is a quotation.`
    : containerHint(name, title);
}

const theorems =
  /^(?:algorithm|assumption|axiom|conjecture|corollary|criterion|definition|exercise|lemma|observation|proof|property|proposition|remark|solution|theorem)$/i;

/** The title of a callout that has no such kind: `Theorem` of a theorem. */
function titleOf(name: string): string {
  return theorems.test(name) ? name.charAt(0).toUpperCase() + name.slice(1).toLowerCase() : '';
}
