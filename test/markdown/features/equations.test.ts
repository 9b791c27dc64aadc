import { firstNoncharacter } from '../../../src/model/noncharacters.ts';
import { describe, expect, test } from 'vitest';
import { htmlOf, problemsOf, readMarkdown } from '../../harness/markdown.ts';

/** The MathML of a formula, without the element around it. */
async function mathmlOf(tex: string): Promise<string> {
  const html = await htmlOf(`$$\n${tex}\n$$`);
  return /<math[^>]*>(.*)<\/math>/s.exec(html)?.[1] ?? html;
}

test('letters of an alphabet are letters of Unicode, which need no attribute', async () => {
  const mathml = await mathmlOf('\\mathbb{R} \\mathcal{L} \\mathbf{v1} \\mathfrak{g} \\boldsymbol{\\alpha}');
  expect(mathml).toContain('<mi>ℝ</mi><mi>ℒ</mi>');
  expect(mathml).toContain('<mi>𝐯</mi><mn>𝟏</mn>');
  expect(mathml).toContain('<mi>𝔤</mi><mi>𝜶</mi>');
  expect(mathml).not.toContain('mathvariant');
});

test('words keep their letters', async () => {
  expect(await mathmlOf('\\text{å og ø, größer} \\text{数学} \\textbf{fet}')).toBe(
    '<mrow><mtext>å\u00a0og\u00a0ø,\u00a0größer数学</mtext><mtext class="math-text-bold">fet</mtext></mrow>',
  );
});

describe('what is above or below', () => {
  test.each([
    ['\\overset{!}{=}', '<mover><mo>=</mo><mo stretchy="false" lspace="0em" rspace="0em">!</mo></mover>'],
    ['\\stackrel{f}{=}', '<mover><mo>=</mo><mi>f</mi></mover>'],
    [
      '\\underset{x}{\\operatorname{argmax}}',
      '<munder><mrow><mi mathvariant="normal">argmax</mi><mo>⁡</mo></mrow><mi>x</mi></munder>',
    ],
    ['\\underset{b}{\\overset{a}{\\to}}', '<munder><mover><mo>→</mo><mi>a</mi></mover><mi>b</mi></munder>'],
    ['a \\bmod b', '<mo lspace="0.22em" rspace="0.22em">mod</mo>'],
  ])('%s', async (tex, mathml) => {
    expect(await mathmlOf(tex)).toContain(mathml);
  });

  test('grows with its base', async () => {
    expect(await mathmlOf('\\widehat{abc}')).toContain('<mo stretchy="true" class="math-wide-3">^</mo>');
    expect(await mathmlOf('\\hat{x}')).toContain('<mo>^</mo>');
    expect(await mathmlOf('\\overrightarrow{AB}')).toContain('<mo stretchy="true">\u20d7</mo>');
  });
});

test.each([
  ['\\left| x \\right|', '<mo fence="true" stretchy="true" symmetric="true">|</mo>'],
  ['\\left\\| x \\right)', '<mo fence="true" stretchy="true" symmetric="true">‖</mo>'],
])('delimiters grow: %s', async (tex, mathml) => {
  expect(await mathmlOf(tex)).toContain(mathml);
});

describe('columns', () => {
  test('of aligned equations meet at their sign', async () => {
    const mathml = await mathmlOf('\\begin{align} a &= b \\\\ cd &= e \\end{align}');
    expect(mathml.match(/<mtd class="[^"]*"/g)).toEqual([
      '<mtd class="math-right math-flush-left math-flush-right"',
      '<mtd class="math-left math-flush-left math-flush-right"',
      '<mtd class="math-right math-flush-left math-flush-right"',
      '<mtd class="math-left math-flush-left math-flush-right"',
    ]);
  });

  test('of an array have rules and no gap, where the author says so', async () => {
    const mathml = await mathmlOf(
      '\\begin{array}{@{}r@{}l|*{2}{c}} \\hline a & b & c & d \\\\ \\hline e & f \\end{array}',
    );
    expect(mathml.match(/<mtd[^>]*>/g)).toEqual([
      '<mtd class="math-right math-flush-left math-flush-right math-solid-bottom math-solid-top">',
      '<mtd class="math-left math-flush-left math-solid-right math-solid-bottom math-solid-top">',
      '<mtd class="math-solid-bottom math-solid-top">',
      '<mtd class="math-solid-bottom math-solid-top">',
      '<mtd class="math-right math-flush-left math-flush-right">',
      '<mtd class="math-left math-flush-left math-solid-right">',
      '<mtd>',
      '<mtd>',
    ]);
  });

  test.each(['\u{F0001}', '\\char"F0001 ', '\u{F0003}', '\\text{\u{FFFFD}}', '\\text{\u{F8000}}'])(
    'keep their gaps with %s in the first cell',
    async (sign) => {
      const columns = async (cell: string) =>
        (await mathmlOf(`\\begin{array}{lr} ${cell} & b \\end{array}`)).match(/<mtd[^>]*>/g);
      expect(await columns(sign)).toEqual(await columns('a'));
      expect(await mathmlOf(`\\begin{array}{@{}lr@{}} ${sign} & b \\end{array}`)).toContain(
        'math-flush-left',
      );
    },
  );

  test.each([
    '\\begin{array}{@{}l} \\begin{array}{@{}r@{}} a \\end{array} \\end{array}',
    '\\verb|\\begin{array}{@{}c}|',
    '\\newcommand{\\x}{\\begin{array}{@{}c} a \\end{array}} \\x \\x',
    '\\begin{array}{@{}c@{}} \\end{array}',
    '\\begin{array}{c@{}} \\text{a} & \\textcolor{red}{b} \\end{array}',
    '\\left( \\begin{array}{@{}c@{}c@{}c@{}} \\frac{1}{2} \\end{array} \\right.',
  ])('leave no mark in %s', async (tex) => {
    expect(firstNoncharacter(await mathmlOf(tex))).toBeUndefined();
  });

  test('what between columns is no space cannot be shown', async () => {
    expect(await problemsOf('$$\n\\begin{array}{l@{=}r} a & b \\end{array}\n$$')).toEqual([
      expect.stringMatching(/^math-valid: /),
    ]);
  });
});

test.each([
  ['\\boxed{x}', 'math-box'],
  ['\\cancel{x}', 'math-cancel-up'],
  ['\\xcancel{x}', 'math-cancel-up math-cancel-down'],
  ['\\sout{x}', 'math-strike'],
])('%s is drawn by the style sheet', async (tex, name) => {
  expect(await mathmlOf(tex)).toContain(`<mrow class="${name}">`);
});

describe('a formula between two dollar signs on one line', () => {
  test('is a block', async () => {
    expect(await htmlOf('$$ E = mc^2 $$')).toBe(await htmlOf('$$\nE = mc^2\n$$'));
  });

  test('is a block in an item of a list', async () => {
    expect(await htmlOf('- $$x$$\n')).toContain('<div class="equation">');
  });
});

describe('numbers', () => {
  test('are what the author tags, beside the formula', async () => {
    expect(await htmlOf('$$\nx = y \\tag{3.1}\n$$')).toMatch(
      /^<div class="equation numbered"><math .*<\/math><span class="equation-number">\(3\.1\)<\/span><\/div>$/,
    );
    expect(await htmlOf('$$\nx \\tag*{Å}\n$$')).toContain('<span class="equation-number">Å</span>');
  });

  test('of rows have a column', async () => {
    expect(await htmlOf('$$\n\\begin{align} a &= b \\tag{1} \\\\ c &= d \\end{align}\n$$')).toMatch(
      /^<div class="equation numbered-rows"><math /,
    );
    expect(await mathmlOf('\\begin{align} a &= b \\tag{1} \\\\ c &= d \\notag \\end{align}')).toMatch(
      /<mtd class="math-number"><mrow><mtext>\(1\)<\/mtext><\/mrow><\/mtd><\/mtr><mtr>.*<mtd class="math-number"><\/mtd><\/mtr>/,
    );
  });

  test('are those of the rows that have a label, a tag, or no \\notag where another has one', async () => {
    const rowsOf = async (rows: string) =>
      (await htmlOf(`$$\n\\begin{align}\n${rows}\n\\end{align}\n$$`))
        .match(/<mtd class="math-number".*?<\/mtd>/g)
        ?.map((cell) => cell.replaceAll(/<(?!mtd)[^>]*>/g, '').replace(/ ?class="math-number"/, ''));
    expect(await rowsOf('a &= b \\label{one} \\\\ c &= d \\\\ e &= f \\tag{A} \\label{two} \\\\')).toEqual([
      '<mtd id="eq-one">(1)',
      '<mtd>',
      '<mtd id="eq-two">(A)',
    ]);
    expect(await rowsOf('a &= b \\\\ &= c \\notag \\\\ d &= e \\label{three} \\\\\n')).toEqual([
      '<mtd>(1)',
      '<mtd>',
      '<mtd id="eq-three">(2)',
    ]);
    expect(await rowsOf('a &= b \\\\ c &= d')).toBeUndefined();
  });

  test('are given to equations with a label, and references lead to them', async () => {
    const { html, document, diagnostics } = await readMarkdown(
      'By $\\eqref{eq:energi}$ and $\\ref{b}$, $x \\eqref{b}$.\n\n$$\nE = mc^2 \\label{eq:energi}\n$$\n\n$$\ny \\label{b} \\tag{A}\n$$\n',
    );
    expect(diagnostics).toEqual([]);
    expect(html).toContain('<a href="../tillit/#eq-eq-energi">(1)</a> and <a href="../tillit/#eq-b">A</a>');
    expect(html).toContain('<div class="equation numbered" id="eq-eq-energi">');
    expect(html).toMatch(/<mtext>\(A\)<\/mtext>/);
    expect(document.ids).toEqual(expect.arrayContaining(['eq-eq-energi', 'eq-b']));
  });

  test('a label that nothing has is reported, with the nearest', async () => {
    const { diagnostics } = await readMarkdown('$\\eqref{energy}$\n\n$$\nE \\label{enrgy}\n$$\n');
    expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
      [
        'The formula "\\eqref{energy}" is not valid TeX: no equation has the label "energy".',
        'Did you mean "enrgy"?',
      ],
    ]);
  });
});

test('a formula that is wrong is reported once, and shown as it was written', async () => {
  const { html, diagnostics } = await readMarkdown('$$\n\\frac{1}{\n$$\n');
  expect(diagnostics.map(({ code }) => code)).toEqual(['math-valid']);
  expect(html).toContain('<code>\\frac{1}{</code>');
});

test.each(['\\tag{', '{', '\\begin{', '}{', '@{}', '*{9}{c}', '\\'])(
  'a formula of 300 KB is too long, and soon refused: %s',
  async (piece) => {
    const { diagnostics } = await readMarkdown(`$$\n${piece.repeat(3e5 / piece.length)}\n$$\n`);
    expect(diagnostics[0]?.message).toContain('longer than 10000 characters.');
  },
  5000,
);

test.each([
  [String.raw`$\text{# яблок}$`, String.raw`Write \# for`],
  [String.raw`$\text{50 % rabatt}$`, String.raw`Write \% for`],
])('%s says what to write for a sign that means something else in TeX', async (written, hint) => {
  const { diagnostics } = await readMarkdown(`Et tall ${written} her.`);
  expect(diagnostics.map((one) => [one.code, one.hint])).toEqual([
    ['math-valid', expect.stringContaining(hint)],
  ]);
});
