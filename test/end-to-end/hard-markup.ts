import { findBook, makeOne } from '../harness/epub.ts';
import { littlePublication } from '../harness/publication.ts';
import { inputOf } from '../harness/render-input.ts';

const markup = [
  '<ul><p>a</p><li>b</li></ul>',
  '<dl><p>x</p><dt>T</dt></dl>',
  '<table><caption>A</caption><caption>B</caption><tr><td>a</td></tr><p>stray</p></table>',
  '<details><p>a</p><summary>S</summary>b</details>',
  '<p>Para with <div>div</div> inside</p>',
  '<a href="https://example.org">outer <a href="https://example.com">inner</a></a>',
  '<ruby><rt>only</rt></ruby> <time datetime="nonsense">x</time> <span id="has space" lang="not a lang!">a</span>',
  '<ol start="x"><li value="a">i</li></ol> <td>cell</td> <figcaption>alone</figcaption>',
  '<https://ja.wikipedia.org/wiki/数学> [a](https://example.org/%zz) <a href="mailto:">m</a>',
  '$\\mathbb{R}$ $\\overset{!}{=}$ $\\underset{x}{\\operatorname{argmax}}$ $\\boxed{x}$ $\\text{å $x$}$',
  '$$\nx = y \\tag{1}\n$$',
  '$$\n\\begin{align} a &= b \\tag{1} \\\\ &= c \\label{c} \\end{align}\n$$',
  '$$\n\\begin{array}{|r@{}l|} \\hline a & b \\\\ \\hline \\end{array} \\color{orange}{x} \\pmb{x} \\cancel{y}\n$$',
].join('\n\n');

/** A book of markup that an e-book may not hold as it was written. */
export async function makeHardMarkup(): Promise<Uint8Array> {
  const publication = littlePublication()
    .withArticle('hard', markup)
    .withSeries('hard', { parts: ['hard'] });
  // What is moved into its place is a warning.
  const { prepared } = await publication.problems();
  if (prepared === undefined) throw new Error('The hard book cannot be made.');
  const input = inputOf(prepared);
  return (await makeOne(input, findBook(input, 'hard'))).bytes;
}
