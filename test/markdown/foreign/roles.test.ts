import { expect, test } from 'vitest';
import { htmlOf, problemsOf } from '../../harness/markdown.ts';

test.each([
  ['Trykk {kbd}`Ctrl+*` nå', 'Trykk <kbd>Ctrl+*</kbd> nå'],
  ['H{sub}`2`O og :sup:`3`', 'H<sub>2</sub>O og <sup>3</sup>'],
  ['{abbr}`WWW (World "Wide" Web)`', '<abbr title="World &#x22;Wide&#x22; Web">WWW</abbr>'],
  ['{menuselection}`Fil --> Ny`', '<strong>Fil → Ny</strong>'],
  ['{py:class}`~a.B` og {file}`a_b_c`', '<code>a.B</code> og <code>a_b_c</code>'],
  ['{rfc}`9110`', '<a href="https://www.rfc-editor.org/rfc/rfc9110">RFC 9110</a>'],
  ['{doc}`Om <del/om>`', '<a href="../del/om/">Om</a>'],
  ['{download}`data/a.csv`', '<a href="../filer/a.csv">a.csv</a>'],
])('the role in %j is read as MyST reads it', async (text, shown) => {
  expect(await htmlOf(`${text}\n`)).toBe(`<p>${shown}</p>`);
});

test('roles are read in cells, lists and quotations', async () => {
  const html = await htmlOf('| a |\n| - |\n| {kbd}`Esc` |\n\n- {u}`ord`\n\n> {del}`ord`\n');
  for (const element of ['<td><kbd>Esc</kbd></td>', '<li><u>ord</u></li>', '<p><del>ord</del></p>'])
    expect(html).toContain(element);
});

test.each([
  ['(eple)=\n## Eit eple', 'eple', 'Eit eple'],
  ['(sec:a)=\n\n## Eit *eple*', 'sec:a', 'Eit eple'],
  ['- (eple)=\n  ## I ei liste', 'eple', 'I ei liste'],
  ['> (برچسب)=\n> ## سرفصل', 'برچسب', 'سرفصل'],
])('the label in %j is the id of its heading', async (text, id, title) => {
  const html = await htmlOf(
    `${text}\n\nSjå {ref}\`${id}\`, {ref}\`dette <${id}>\`, [](${id}) og [](#${id}).\n`,
    'en',
  );
  expect(html).toMatch(new RegExp(`<h2 id="${id}"`));
  const links = [...html.matchAll(/<a href="[^"]*#([^"]+)">([^<]*)<\/a>/g)].map(([, to, shown]) => [
    to,
    shown,
  ]);
  expect(links).toEqual([title, 'dette', title, title].map((shown) => [id, shown]));
});

test('a label above a paragraph is an anchor, and a link to it needs words', async () => {
  const text = '(a)=\nEt avsnitt.\n\nSe [ord](#a).\n';
  expect(await htmlOf(text)).toMatch(/<p><a id="a"><\/a>\s*Et avsnitt\.<\/p>/);
  expect(await problemsOf(`${text}\nSe [](#a).\n`)).toEqual(['link-not-empty: [](#a)']);
});

test('a link without words has the number of the equation or the title of the article that it leads to', async () => {
  const html = await htmlOf('$$\nx\n$$ (eq-a)\n\nSe [](#eq-a), [](eq-a) og [](b1.md).\n');
  expect(html.match(/>\(1\)<\/a>/g)).toHaveLength(2);
  expect(html).toContain('<a href="../b1/">b1</a>');
});

test('what is code or escaped is no role', async () => {
  expect(await htmlOf('`` {kbd}`Ctrl` `` og \\{kbd}`x`\n\n    (a)=\n')).toBe(
    '<p><code>{kbd}`Ctrl`</code> og {kbd}<code>x</code></p>\n<pre class="code"><code>(a)=\n</code></pre>',
  );
});
