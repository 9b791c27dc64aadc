const callouts: Readonly<Record<string, string>> = {
  abstract: 'summary',
  attention: 'warning',
  caution: 'warning',
  danger: 'warning',
  error: 'warning',
  hint: 'tip',
  info: 'note',
  tldr: 'summary',
  seealso: 'note',
};

const own = new Set(['note', 'tip', 'important', 'warning', 'example', 'summary', 'aside']);

/** The callout nearest to one of another dialect: `caution` is a warning. Undefined for a name that none uses. */
export function calloutFor(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/^callout-/, '');
  return own.has(plain) ? plain : callouts[plain];
}
