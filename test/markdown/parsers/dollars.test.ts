import { expect, test } from 'vitest';
import { problemsOf, readMarkdown } from '../../harness/markdown.ts';

/** The formulas of a text, and the rest of it. */
async function read(text: string) {
  const { html } = await readMarkdown(text);
  const formulas = [...html.matchAll(/<math[^>]*alttext="([^"]*)"/g)].map(([, tex]) => tex);
  const rest = html
    .replaceAll(/<math.*?<\/math>/gs, '□')
    .replaceAll(/<[^>]+>/g, '')
    .trim();
  return [formulas, rest];
}

test.each([
  ['Det koster $5 og $6.', [], 'Det koster $5 og $6.'],
  ['$5 og $6 og $a$', ['a'], '$5 og $6 og □'],
  ['Det koster $ og $y$ er.', ['y'], 'Det koster $ og □ er.'],
  ['Pris $\\$5$ og `kode $x$` her.', ['\\$5'], 'Pris □ og kode $x$ her.'],
  ['Én \\$ og $\\text{\\$}a$.', ['\\text{\\$}a'], 'Én $ og □.'],
  ['Mellom $ 5 og `a$b` står *dette*.', [], 'Mellom $ 5 og a$b står dette.'],
  ['US$5 til US$10, så $z_1$ og `a$b`.', ['z_1'], 'US$5 til US$10, så □ og a$b.'],
  ['Fra 1$ til 10$, men $x$, $y$ og `$z`.', ['x', 'y'], 'Fra 1$ til 10$, men □, □ og $z.'],
  ['$\\text{if $x$}$ og $y$', ['\\text{if $x$}', 'y'], '□ og □'],
  ['Se $\\text{dersom $x > 0$, $y$ og \\$5}$.', ['\\text{dersom $x > 0$, $y$ og \\$5}'], 'Se □.'],
  ['$\\mbox{a $b$} \\textbf{c $d$}$', ['\\mbox{a $b$} \\textbf{c $d$}'], '□'],
  ['$\\text{a {$b$} $\\text{c $d$}$}$ og $e$', ['\\text{a {$b$} $\\text{c $d$}$}', 'e'], '□ og □'],
  ['Det koster $ 5, og $\\text{a $b$}$', ['\\text{a $b$}'], 'Det koster $ 5, og □'],
  ['Ikke \\text{$x$} i $y$.', ['x', 'y'], 'Ikke \\text{□} i □.'],
  ['$a$, $b$ og US$ 3 eller 4$.', ['a', 'b'], '□, □ og US$ 3 eller 4$.'],
])('%j', async (text, formulas, rest) => {
  expect(await read(text)).toEqual([formulas, rest]);
});

test('a dollar sign in addresses, code and titles is itself', async () => {
  const { html } = await readMarkdown(
    'Se [a\\$](b$c.md "d\\$e") og `\\$f` for $ 5 og $x$.\n\n```sh\necho $A \\$B\n```\n',
  );
  expect(html).toMatch(/href="[^"]*b\$c\/">a\$<\/a> og <code>\\\$f<\/code>/);
  expect(html.replaceAll(/<[^>]+>/g, '')).toContain('echo $A \\$B');
});

test('a formula in a line of its own between $$ is displayed', async () => {
  const { html } = await readMarkdown('$$ E = mc^2 $$\n\nMen $$a$$ i en linje.\n');
  expect(html).toMatch(/^<div class="equation"><math[^>]*alttext="E = mc\^2" display="block">/);
  expect(html).toMatch(/<p>Men <math[^>]*alttext="a">/);
});

test('a label behind a formula is its label, and the rest is read', async () => {
  const text = '$$\nx\n$$ (eq-en)\n\nMer $y$.\n\n$$\nz\n$$ {#eq-to}\n\n## H\n';
  const [formulas, rest] = await read(text);
  expect(formulas).toEqual(['x \\label{eq-en}', 'y', 'z \\label{eq-to}']);
  expect(rest).toMatch(/Mer □\.[^]*H$/);
  expect(await problemsOf(text)).toEqual([]);
});

test('prices without number leave the formulas behind them', async () => {
  const prices = Array.from({ length: 40 }, (_price, index) => `US$${index + 1}`).join(', ');
  expect(await read(`${prices} og $x$.`)).toEqual([['x'], `${prices} og □.`]);
});

test('a sign that opens no formula is named beside formulas, and where it is clear it is not', async () => {
  expect(await problemsOf('Det koster $ og $y$ er.')).toEqual(['dollar-escaped: $']);
  expect(await problemsOf('Det koster 5 $ eller \\$, og $y$ er.')).toEqual(['dollar-escaped: $']);
});

test.each(['$5 og 4$', '$5 eller 6$', '$1.50 per stykk$', '$3 рубля или 4$'])(
  'words between two prices are no formula: %s',
  async (text) => {
    expect(await problemsOf(`Det koster ${text}.`)).toEqual([`dollar-escaped: ${text}`]);
  },
);

test.each(['$2 xy$', '$5 \\text{ eller } 6$', '$2 a + b$', '$10$'])('%s is a formula', async (text) => {
  expect(await problemsOf(`La ${text} være gitt.`)).toEqual([]);
});
