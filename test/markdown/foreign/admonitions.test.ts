import { expect, test } from 'vitest';
import { htmlOf } from '../../harness/markdown.ts';

test.each([
  ['!!! note "A \\"big\\" day"', 'A “big” day'],
  ["!!! note 'Small'", 'Small'],
  ['!!!note "Close"', 'Close'],
  ['??? 提示 "日本語"', '日本語'],
  ['!!! внимание', 'Внимание'],
])('%s begins a callout', async (head, title) => {
  expect(await htmlOf(`${head}\n\n    Text.\n`, 'en')).toContain(
    `<p class="callout-title">${title}</p><p>Text.</p>`,
  );
});
