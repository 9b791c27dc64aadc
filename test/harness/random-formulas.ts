import fc from 'fast-check';

const letters =
  'a b x y n 0 1 42 3.14 \\alpha \\Omega \\infty \\partial \\hbar \\ell \\aleph \\ldots \\cdots \\emptyset å é 数 я'.split(
    ' ',
  );
const operators =
  '+ - = < > \\leq \\neq \\in \\to \\mapsto \\times \\cdot , ; : ! | \\| / \\mid \\parallel \\not= \\not\\in \\bmod \\iff \\implies \\prime \\langle \\rangle ( ) [ ] \\{ \\} \\& \\% \\# \\$ \\quad \\, \\; \\! ~ \\colon \\dots'.split(
    ' ',
  );
const large =
  '\\sum \\prod \\int \\oint \\iint \\bigcup \\lim \\max \\sup \\argmax \\operatorname{rg} \\operatorname*{argmin} \\coprod \\bigoplus \\limsup \\injlim \\sin \\log \\gcd'.split(
    ' ',
  );
const one = (
  '\\mathbb \\mathcal \\mathbf \\mathfrak \\mathrm \\mathsf \\mathtt \\mathit \\mathscr \\boldsymbol \\pmb \\bm \\hat \\widehat \\tilde \\widetilde \\bar ' +
  '\\overline \\underline \\vec \\dot \\ddot \\dddot \\acute \\check \\mathring \\overrightarrow \\overleftrightarrow \\underrightarrow \\overbrace ' +
  '\\underbrace \\overgroup \\undergroup \\overlinesegment \\utilde \\sqrt \\sqrt[3] \\boxed \\fbox \\cancel \\bcancel \\xcancel \\sout \\phase \\angl ' +
  '\\phantom \\hphantom \\vphantom \\smash \\text \\textbf \\textit \\texttt \\mbox \\mathrel \\mathbin \\mathop \\mathopen \\mathclose \\mathpunct ' +
  '\\mathord \\mathinner \\xrightarrow \\xrightarrow[u] \\xleftrightharpoons \\llap \\rlap \\mathclap \\substack \\pmod \\pod \\not \\big \\Bigl ' +
  '\\displaystyle \\scriptstyle \\Large \\tiny \\raisebox{2pt} \\vcenter \\hbox \\color{orange} \\textcolor{#0a0} \\colorbox{red} \\fcolorbox{red}{#fff} \\kern1em \\hspace{1em} ' +
  '\\rule{1em}{2pt} \\verb \\left( \\operatorname \\mathstrut \\underbar \\tag \\label \\eqref \\ref \\bra \\ket \\set \\ce'
).split(' ');
const two =
  '\\frac \\dfrac \\tfrac \\cfrac \\binom \\dbinom \\overset \\underset \\stackrel \\genfrac(]{0pt}{1} \\genfrac{}{}{}{0} \\above{2pt} \\mathchoice{a}{b}'.split(
    ' ',
  );
const environments =
  'matrix pmatrix bmatrix Vmatrix smallmatrix cases rcases dcases aligned gathered split alignedat{2} array{c|c} array{|r@{}l||} array{*{2}{c}} darray{:l:r:} subarray{c} CD align align* gather equation alignat{1} bmatrix*[r]'.split(
    ' ',
  );

const { row } = fc.letrec<{ atom: string; row: string }>((tie) => ({
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...letters),
    fc.constantFrom(...operators),
    fc.constantFrom(...large),
    fc.tuple(fc.constantFrom(...one), tie('row')).map(([command, inside]) => `${command}{${inside}}`),
    fc
      .tuple(fc.constantFrom(...two), tie('row'), tie('row'))
      .map(([command, first, second]) => `${command}{${first}}{${second}}`),
    fc.tuple(tie('atom'), tie('row'), tie('row')).map(([base, sub, sup]) => `{${base}}_{${sub}}^{${sup}}`),
    fc.tuple(tie('atom'), tie('row')).map(([base, sub]) => `${base}'_{${sub}}`),
    fc
      .tuple(fc.constantFrom(...large), tie('row'))
      .map(([operator, limit]) => `${operator}\\limits_{${limit}}`),
    fc
      .tuple(
        fc.constantFrom('(', '\\{', '|', '.', '\\lfloor', '\\langle', '\\Vert', '<', '/', '\\uparrow'),
        tie('row'),
      )
      .map(([fence, inside]) => `\\left${fence} ${inside} \\middle| ${inside} \\right${fence}`),
    fc
      .tuple(
        fc.constantFrom(...environments),
        fc.array(fc.array(tie('row'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '\\hline ', '\\hline\\hline '),
      )
      .map(([environment, cells, rule]) => {
        const [name] = environment.split(/[{[]/);
        const lines = cells.map((line) => line.join(' & ')).join(' \\\\ ');
        return `\\begin{${name}}${environment.slice(name?.length)} ${rule}${lines} \\end{${name}}`;
      }),
  ),
  row: fc.array(tie('atom'), { maxLength: 3 }).map((atoms) => atoms.join(' ')),
}));

const places: readonly ((tex: string) => string)[] = [
  (tex) => `$${tex}$`,
  (tex) => `Et ord $${tex}$ og et til.`,
  (tex) => `$$\n${tex}\n$$`,
  (tex) => `$$ ${tex} $$`,
  (tex) => `$$\n${tex} \\tag{$${tex}$}\n$$`,
  (tex) => `$$\n\\begin{align} ${tex} &= 1 \\tag{1} \\\\ &= ${tex} \\tag*{*} \\end{align}\n$$`,
  (tex) => `## Om $${tex}$`,
  (tex) => `- Punkt $${tex}$\n\n  $$\n  ${tex}\n  $$`,
  (tex) => `| A | $${tex.replaceAll('|', '\\|')}$ |\n| --- | --- |\n| b | c |`,
];

/** TeX, valid or not. */
export const anyFormula = row.filter((tex) => tex.trim() !== '');

/** A formula in Markdown; it may be no valid TeX. */
export const anyFormulaText = fc.tuple(fc.constantFrom(...places), anyFormula).map(([put, tex]) => put(tex));
