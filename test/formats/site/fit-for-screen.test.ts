import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { fitForScreen } from '../../../src/formats/site/fit-for-screen.ts';
import { printHtml } from '../../../src/markdown/print-html.ts';
import { htmlOf, words } from '../../harness/markdown.ts';

test('the columns of equations are aligned by classes alone, for Firefox reads the attribute wrongly', async () => {
  const body = await htmlOf('$$\n\\begin{align} a &= b \\tag{1} \\\\ c &= d \\end{align}\n$$');
  expect(body).toContain('columnalign="right left"');
  const shown = printHtml(fitForScreen(fromHtml(body, { fragment: true }), words('nb')));
  expect(shown).not.toContain('columnalign');
  expect(shown).toMatch(/<mtd class="math-right[^"]*">.*<mtd class="math-left[^"]*">/);
});
