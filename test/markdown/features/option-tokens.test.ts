import { expect, test } from 'vitest';
import { readMarkdown } from '../../harness/markdown.ts';

const whole = (text: string) => `<span class="whole">${text}</span>`;

test.each([
  ['`--flag`', `<code>${whole('--flag')}</code>`],
  ['`-x`', `<code>${whole('-x')}</code>`],
  ['`npm run --no-sandbox -y`', `<code>npm run ${whole('--no-sandbox')} ${whole('-y')}</code>`],
  ['`a--b`', `<code>${whole('a--b')}</code>`],
  ['`[--jobs=4|-j4]`', `<code>[${whole('--jobs')}=4|${whole('-j4')}]</code>`],
  ['<kbd>-v</kbd>', `<kbd>${whole('-v')}</kbd>`],
  ['`--a-very-long-option-name`', `<code>${whole('--a')}-very-long-option-name</code>`],
  ['`git-rebase`', '<code>git-rebase</code>'],
  ['`a - b`', '<code>a - b</code>'],
  ['`--`', '<code>--</code>'],
])('%s keeps its options whole, and its text', async (markdown, html) => {
  expect((await readMarkdown(`Se ${markdown} her.\n`)).html).toBe(`<p>Se ${html} her.</p>`);
});

test('a block of code is as it was', async () => {
  expect((await readMarkdown('```\nnpm run --flag\n```\n')).html).not.toContain('whole');
});
