const callouts: Readonly<Record<string, string>> = {
  abstract: 'summary',
  admonition: 'note',
  'ad-note': 'note',
  'ad-tip': 'tip',
  'ad-warning': 'warning',
  alert: 'warning',
  attention: 'warning',
  bug: 'warning',
  caution: 'warning',
  danger: 'warning',
  error: 'warning',
  failure: 'warning',
  faq: 'note',
  hint: 'tip',
  info: 'note',
  margin: 'aside',
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

const own = new Set(['note', 'tip', 'important', 'warning', 'example', 'summary', 'aside']);

/** The callout nearest to one of another dialect: `caution` is a warning. Undefined for a name that none uses. */
export function calloutFor(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/^callout-/, '');
  return own.has(plain) ? plain : Object.hasOwn(callouts, plain) ? callouts[plain] : undefined;
}
