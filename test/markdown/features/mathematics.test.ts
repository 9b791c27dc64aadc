import { expect, test } from 'vitest';
import { htmlOf, problemsOf, readMarkdown } from '../../harness/markdown.ts';

test('TeX in a sentence becomes MathML with its source as the alternative', async () => {
  expect(await htmlOf('Andelen $r$ øker.')).toBe(
    '<p>Andelen <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="r"><mrow><mi>r</mi></mrow></math> øker.</p>',
  );
});

test('a block is on its own', async () => {
  const { html, document } = await readMarkdown('$$\n\\frac{1}{1-r}\n$$\n');
  expect(html).toMatch(/^<div class="equation"><math [^>]*display="block">.*<mfrac>.*<\/math><\/div>$/);
  expect(document.hasMathematics).toBe(true);
});

test.each(['Det koster $5 og så $6.', 'Fra $5 til $10.', 'Bare $ alene.', 'Et \\$r\\$ med skråstreker.'])(
  '%s is money or text',
  async (text) => {
    const { html, document } = await readMarkdown(text);
    expect(html).toBe(`<p>${text.replaceAll('\\', '')}</p>`);
    expect(document.hasMathematics).toBe(false);
  },
);

test.each([
  ['\\pmb{y}', '𝒚'],
  ['\\pmb{\\alpha}', '𝜶'],
])('%s is bold', async (tex, letter) => {
  expect(await htmlOf(`$${tex}$`)).toContain(`<mi>${letter}</mi>`);
});

test('a formula that is wrong is reported at its place', async () => {
  expect(await problemsOf('Verdien $\\frac{1}{r$ er gal.')).toEqual(['math-valid: $\\frac{1}{r$']);
});

test.each(['\\href{javascript:alert(1)}{x}', '\\htmlData{a=b}{x}', '\\includegraphics{x.png}'])(
  'TeX may not link, include or set attributes: %s',
  async (tex) => {
    const { html, diagnostics } = await readMarkdown(`$${tex}$`);
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining('is not allowed.')]);
    expect(html).not.toContain('<math');
  },
);
