import { expect, test } from 'vitest';
import { problemsOf, readMarkdown } from '../../harness/markdown.ts';

test.each([
  ['<!-- checks: heading-order off -->\n\nTekst.\n', { 'heading-order': 'off' }],
  [
    'Tekst.\n\n> <!-- checks: heading-order: warn,\n> image-alt: error -->\n',
    { 'heading-order': 'warn', 'image-alt': 'error' },
  ],
  ['Tekst <!-- checks: html-allowed off --> videre.\n', { 'html-allowed': 'off' }],
  ['`<!-- checks: heading-order off -->`\n', {}],
  ['<!-- TODO: checks -->\n', {}],
])('%j', async (text, checks) => {
  const { document, html, diagnostics } = await readMarkdown(text);
  expect(document.checks).toEqual(checks);
  expect(diagnostics).toEqual([]);
  if (Object.keys(checks).length > 0) expect(html).not.toContain('checks');
});

test.each([
  ['<!-- checks: heading-ordr off -->', 'heading-ordr'],
  ['<!-- checks: heading-order -->', 'no level'],
  ['<!-- checks: heading-order ignore -->', 'an unknown level'],
  ['<!-- checks: protected-leak off -->', 'an error that always is one'],
])('%s is an error: %s', async (text) => {
  expect(await problemsOf(text)).toEqual([`key-known: ${text}`]);
});
