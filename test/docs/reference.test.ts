import { expect, test } from 'vitest';
import { writeChecksPage } from '../../scripts/reference/checks-page.ts';
import { writeCommandsPage } from '../../scripts/reference/commands-page.ts';
import { writeContentsPage } from '../../scripts/reference/contents-page.ts';
import { formatMarkdown } from '../../scripts/reference/markdown.ts';
import { writeSettingsPage } from '../../scripts/reference/settings-page.ts';

const articles = '../../docs/series/articles';

/** `npm run docs:reference` writes the pages. */
test.each([
  ['every setting', `${articles}/settings.md`, writeSettingsPage],
  ['every command', `${articles}/cli.md`, writeCommandsPage],
  ['every check', `${articles}/diagnostics.md`, writeChecksPage],
  ['every article', '../../docs/README.md', writeContentsPage],
])('the handbook lists %s', async (_, file, write) => {
  await expect(await formatMarkdown(await write())).toMatchFileSnapshot(file);
});
