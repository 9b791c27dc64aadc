import { expect, test } from 'vitest';
import { bodyByBothParsers } from '../../harness/both-parsers.ts';
import { problemsOf, readMarkdown } from '../../harness/markdown.ts';
import { processorTime } from '../../harness/processor-time.ts';

const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

test.each([
  ['Der \\(a^2 + b^2\\) er \\( x \\), \\(n\\) og \\(f(x)\\).', 4, 0],
  ['\\(a\n+ b^2\\) først', 1, 0],
  ['Der \\\\( a^2 \\frac{1}{n} \\\\) og \\\\[ \\mu_1 = 2 \\\\] er.', 1, 1],
  ['\\\\[\n\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\n\\\\]', 0, 1],
  ['Slik:\n\\[\n\\frac{1}{2}\n\\]\nog så', 0, 1],
  ['Slik: \\[ a_1 * b_2 * c_3 \\] og så \\[x = 1\\].', 0, 2],
  ['\\[ a\n= b^2 \\]', 0, 1],
  ['> \\[\n> x^2\n> \\]\n>\n> - \\(y_1\\)', 1, 1],
  ['```math\nx^2\n```', 0, 1],
  ['```{math}\n:label: en\nx^2\n```\n\nSe {eq}`en`.', 0, 1],
  ['{math}`x^2` her', 1, 0],
  ['\\[ x \\]', 0, 1],
  ['\\[x\\]', 0, 1],
  ['Først\n\\[ x \\].\nog så', 0, 1],
  ['Her er \\[ x \\] i en setning.', 0, 1],
  ['Her er \\( x \\) i en setning.', 1, 0],
  ['Tallet \\(n\\) er stort.\n\n\\(x\\) er et annet.', 2, 0],
  ['- \\[ x \\]\n- to', 0, 1],
  ['> \\[ x \\]', 0, 1],
  ['\\[\nfart\n\\]', 0, 1],
  ['\\[ fart = vei / tid \\]', 0, 1],
  ['\\\\[ x \\\\]', 0, 1],
  ['\\[ 5 \\]', 0, 1],
])('%j: %i formulas in lines, %i in blocks', async (written, phrases, blocks) => {
  const html = await bodyByBothParsers(`${written}\n`);
  expect(count(html, /<math (?![^>]*display="block")/g)).toBe(phrases);
  expect(count(html, /<math [^>]*display="block"/g)).toBe(blocks);
  expect(html.replaceAll(/alttext="[^"]*"/g, '')).not.toMatch(/\\|\$\$|\{math/);
});

test.each([
  '\\(se nedenfor\\) og \\[1\\]',
  'fil\\(s\\), \\(c\\) 2024, - \\[x\\] gjort',
  '\\(a\\) Først, \\(b\\) så\n\\(f\\) Til slutt',
  '\\[sic\\] og \\[x\\](y.md)',
  '- \\[ x \\] gjort\n- \\[x\\]\n- \\[ \\] ikke gjort',
  '\\[ Bilde: en katt \\]',
  '\\[1\\]',
  '`\\(a^2\\)` og \\\\(se nedenfor\\\\), C:\\\\[mappe]\\\\(fil)',
])('%j holds no formula', async (written) => {
  expect((await readMarkdown(`${written}\n`)).html).not.toContain('<math');
});

test.each([
  '$$\nx^2\n$$ {#eq-en}',
  '$$\nx^2\n$$ (eq-en)',
  '$$ x^2 $$ {#eq-en}',
  '$$\nx^2 \\label{eq-en}\n$$',
  '$$\nx^2 % the energy\n$$ (eq-en)',
])('the label of %j is found from sentences', async (formula) => {
  const html = await bodyByBothParsers(
    `${formula}\n\nSe @eq-en, [@eq-en], {eq}\`eq-en\`, \\eqref{eq-en}, \\ref{eq-en} og $\\eqref{eq-en}$.\n`,
  );
  expect(count(html, /<a [^>]*data-fragment="eq-eq-en"[^>]*>Ligning 1<\/a>/g)).toBe(2);
  expect(count(html, /<a [^>]*data-fragment="eq-eq-en"[^>]*>\(1\)<\/a>/g)).toBe(3);
  expect(count(html, /<a [^>]*data-fragment="eq-eq-en"[^>]*>1<\/a>/g)).toBe(1);
  expect(html).toContain('id="eq-eq-en"');
  expect(html).not.toMatch(/@eq|\{#eq|\(eq-en\)/);
});

test('a reference to an equation that is not there is reported', async () => {
  expect(await problemsOf('Se \\eqref{to}, {eq}`to`.\n')).toEqual([
    'dialect-known: \\eqref{to}',
    'dialect-known: {eq}`to`',
  ]);
});

test('a command is defined for the whole article, in a formula or in a paragraph', async () => {
  const html = await bodyByBothParsers(
    '\\newcommand{\\R}{\\mathbb{R}}\n\\DeclareMathOperator*{\\argopt}{arg\\,opt}\n\n$$\n\\def\\pair#1#2{\\langle #1,#2\\rangle}\n$$\n\n' +
      'Der $\\newcommand{\\E}[1]{\\mathbb{E}[#1]}$ $x \\in \\R$, $\\pair{a}{b}$, $\\E{x}$ og $\\argopt_x f$.\n',
  );
  expect(count(html, /<math /g)).toBe(4);
  expect(html).toContain('ℝ');
  expect(html).toContain('⟨');
  expect(html).not.toContain('newcommand');
});

test.each([
  '\\mathbbm{1}',
  '\\bm{x}',
  '\\ensuremath{x}',
  '\\begin{align}a&=b \\label{u}\\\\\\intertext{og}c&=d\\end{align}',
  'x\\qedhere',
  'a\\hfill b',
  '\\begin{eqnarray}a&=&b\\\\c&=&d\\end{eqnarray}',
  '\\begin{IEEEeqnarray}{rCl}a&=&b\\end{IEEEeqnarray}',
  '\\begin{displaymath}a\\end{displaymath}',
  '\\begin{subequations}\\begin{align}a\\end{align}\\end{subequations}',
  '\\abs{x} \\norm{y} \\nicefrac{1}{2} \\cancelto{0}{x}',
  '\\begin{cases*}a\\\\b\\end{cases*}',
  'a \\vspace{1em} b \\dv{x}{y} \\pdv{f}{y}',
])('%s is shown', async (tex) => {
  const html = await bodyByBothParsers(`$$\n${tex}\n$$\n`);
  expect(html).toContain('<math ');
});

test.each([
  '\\begin{align}a&=b\\\\c&=d\\end{align}',
  '\\begin{alignat*}{2}a&=b\\end{alignat*}',
  '\\begin{gather*}a\\\\b\\end{gather*}',
  '\\begin{equation}a\\end{equation}',
])('%s is shown in a sentence', async (tex) => {
  expect(await bodyByBothParsers(`Der $$${tex}$$ er.\n`)).toContain('<math ');
});

test('what KaTeX does not know is shown as it is written, with one problem', async () => {
  const { html, diagnostics } = await readMarkdown('$$\n\\unknowncommand{x}\n$$\n');
  expect(html).toContain('\\unknowncommand{x}');
  expect(diagnostics.map(({ code }) => code)).toEqual(['math-valid']);
});

test.each([
  '\\(',
  '\\(a',
  '\\[',
  '\\[a\n',
  '\\(a^2\\) ',
  '\\newcommand{',
  '\\newcommand{\\a}{\\a\\a} ',
  '{eq}',
  '$$ (a)\n',
])('a long run of %j is read soon', async (part) => {
  const text = `${part.repeat(200)}\n\n`.repeat(30);
  expect(await processorTime(() => problemsOf(text))).toBeLessThan(20);
});
