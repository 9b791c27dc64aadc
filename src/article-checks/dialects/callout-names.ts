export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'example' | 'summary' | 'aside';

const callouts: Readonly<Record<string, CalloutKind>> = {
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
};

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
  return Object.hasOwn(callouts, plain) ? callouts[plain] : undefined;
}
