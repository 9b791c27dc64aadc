import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../harness/markdown.ts';

/** What `html-valid` says of a text, each with what it is at. */
async function changesOf(text: string): Promise<string[]> {
  const { diagnostics } = await readMarkdown(text);
  return diagnostics
    .filter(({ code }) => code === 'html-valid')
    .map(({ message, place: { start, end } }) => `${text.slice(start.offset, end?.offset)}: ${message}`);
}

const noBlocks = 'ends the paragraph in which it begins: a paragraph cannot contain blocks.';
const reverse = 'elements end in the reverse order in which they begin.';
const dropped = 'is not where it belongs in a table: it is dropped, and its content stays.';

describe('what the parser of HTML moves or drops is reported where it is written', () => {
  test.each([
    ['<td>a</td>', `<td>: <td> ${dropped}`],
    ['Et ord <td>a</td> til', `<td>: <td> ${dropped}`],
    ['> <tr>\n> a\n> <caption>b</caption>\n> </tr>', `<caption>: <caption> ${dropped}`],
    ['<form><form>a</form></form>', '<form>: <form> cannot be here: it is dropped, and its content stays.'],
    ['<p>a<div>b</div></p>', `<div>: <div> ${noBlocks}`],
    ['Et ord <div>b</div> til', `<div>: <div> ${noBlocks}`],
    ['- Punkt\n\n  <p>a<ul><li>b</li></ul></p>', `<ul>: <ul> ${noBlocks}`],
    ['<p>\n\nMarkdown\n\n</p>', `<p>: What follows ${noBlocks}`],
    [
      '<table>tekst<tr><td>a</td></tr></table>',
      '<table>: Text between the cells of a table is moved before it.',
    ],
    [
      '<table><tr><p>x</p><td>a</td></tr></table>',
      '<table>: <p> between the cells of a table is moved before it.',
    ],
    [
      'Før.\n\n<table>\n\nMarkdown\n\n</table>',
      '<table>: <p> between the cells of a table is moved before it.',
    ],
    ['a</p>\n\nb', '</p>: </p> ends nothing: no <p> is open.'],
    ['<div>a</span></div>', '</span>: </span> ends nothing: no <span> is open.'],
    ['a</br>b', '</br>: </br> is read as <br>.'],
    ['<b><i>a</b></i>', `<i>: </b> ends <i> too: ${reverse}`],
    ['漢字 <em>a <strong>b</em> c</strong> d', `<strong>: </em> ends <strong> too: ${reverse}`],
    [
      '<a href="https://a.no">a<a href="https://b.no">b</a></a>',
      '<a href="https://b.no">: <a> ends <a>, which cannot contain it.',
    ],
    [
      '[a <a href="https://b.no">b</a> c](https://c.no)',
      '<a href="https://b.no">: <a> ends <a>, which cannot contain it.',
    ],
    ['<h2>a<h3>b</h3></h2>', '<h3>: <h3> ends <h2>, which cannot contain it.'],
    ['<a id="x"/>a\n\nb', '<a id="x"/>: "/>" does not close <a> in HTML: it is read as <a id="x"></a>.'],
  ])('%s', async (text, change) => {
    expect(await changesOf(text)).toContain(change);
  });
});

test.each([
  '<ul><li>a<li>b</ul>',
  '<p>a<p>b',
  '<table><tr><td>a<td>b</table>',
  '<dl><dt>a<dd>b</dl>',
  '<details><summary>a</summary>\n\n*b*\n\n</details>',
  '<table><tr><td>\n\n*a*\n\n</td></tr></table>',
  '> <div>\n>\n> - a\n>   <b>b</b>\n>\n> </div>',
  'H<sub>2</sub>O<br/>a <span title=a/>c</span>',
  'Et ord <!-- <td> --> `<td>` \\<td>',
  '| a |\n| - |\n| <b>b</b> |',
  'a[^1]\n\n[^1]: <i>b</i>',
  'Et ord <svg><circle r="5"/></svg> til.',
  '<svg viewBox="0 0 1 1">\n<path d="M0 0"/>\n</svg>',
])('nothing is reported of %s', async (text) => {
  expect(await changesOf(text)).toEqual([]);
});

test('a self-closing anchor does not contain what follows', async () => {
  const { html } = await readMarkdown('<a id="x"/>Et ord\n\n<div/>\n\nTil');
  expect(html.replaceAll('\n', '')).toBe('<p><a id="x"></a>Et ord</p><div></div><p>Til</p>');
});

test('an element without an end in the text has a place', async () => {
  const { diagnostics } = await readMarkdown('<source><b>a\n\n- </source> <center>b</p></center>\n');
  expect(diagnostics.map(({ code }) => code)).toContain('html-allowed');
});

test.each([
  '```{list-table} Priser\n:name: tbl-a\n\n* - a\n  - b\n```',
  '~~~{list-table} Priser\n\n* - a\n  - b\n~~~',
  '```{table} Priser\n| a | b |\n| - | - |\n| c | d |\n```',
  'Table: Priser\n\n| a | b |\n| - | - |\n| c | d |',
  '+---+---+\n| a | b |\n+---+---+\n\n: Priser',
])('the caption of a table of another dialect is not between its cells: %j', async (table) => {
  const html = '<table><tr><th>a</th></tr><p>b</p></table>';
  const { diagnostics } = await readMarkdown(`${table}\n\nTekst.\n\n${html}\n`);
  expect(diagnostics.map(({ code, place }) => [code, place.start.offset])).toEqual([
    ['html-valid', table.length + '\n\nTekst.\n\n'.length],
  ]);
});
