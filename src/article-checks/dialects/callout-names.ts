import { lookupTable } from '../../model/lookup-table.ts';

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
  /^(?:algorithm|assumption|axiom|conjecture|corollary|criterion|definition|exercise|lemma|observation|proof|property|proposition|remark|solution|theorem)$/;

/** Whether a name, in small letters, is of a statement with a title of its own, which `callouts` translates. */
export function isTheorem(name: string): boolean {
  return theorems.test(name);
}

/** The title of a callout that has no such kind: `Theorem` of a theorem. */
function titleOf(name: string): string {
  const plain = name.toLowerCase();
  return isTheorem(plain) ? plain.charAt(0).toUpperCase() + plain.slice(1) : '';
}

export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'example' | 'summary' | 'aside';

const callouts: Readonly<Record<string, CalloutKind>> = lookupTable({
  abstract: 'summary',
  admonition: 'note',
  alert: 'warning',
  attention: 'warning',
  bug: 'warning',
  caution: 'warning',
  danger: 'warning',
  error: 'warning',
  failure: 'warning',
  faq: 'note',
  check: 'tip',
  done: 'tip',
  fail: 'warning',
  help: 'note',
  hint: 'tip',
  info: 'note',
  information: 'note',
  margin: 'aside',
  missing: 'warning',
  message: 'note',
  notice: 'note',
  question: 'note',
  seealso: 'note',
  sidebar: 'aside',
  smart: 'note',
  success: 'tip',
  tldr: 'summary',
  todo: 'note',
  topic: 'aside',
  warn: 'warning',
});

const own: ReadonlySet<string> = new Set<CalloutKind>([
  'note',
  'tip',
  'important',
  'warning',
  'example',
  'summary',
  'aside',
]);

/** The callout nearest to one of another dialect: `caution` is a warning. Undefined for a name that none uses. */
export function calloutFor(name: string): CalloutKind | undefined {
  const plain = name.toLowerCase().replace(/^(?:callout|ad)-/, '');
  if (own.has(plain)) return plain as CalloutKind;
  return callouts[plain];
}
