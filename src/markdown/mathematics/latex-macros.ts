import { lookupTable } from '../../model/lookup-table.ts';

/** Commands of LaTeX and its packages that KaTeX does not know, by ones that it knows. */
export const latexMacros: Readonly<Record<string, string>> = lookupTable({
  '\\mbox': '\\text{#1}',
  // KaTeX's MathML has no sign for them.
  '\\overlinesegment': '\\overline{#1}',
  '\\underlinesegment': '\\underline{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\mathds': '\\mathbb{#1}',
  // Chromium ignores the shadow by which KaTeX makes it bold.
  '\\pmb': '\\boldsymbol{#1}',
  '\\mathup': '\\mathrm{#1}',
  '\\ensuremath': '#1',
  '\\textsc': '\\text{#1}',
  '\\framebox': '\\boxed{\\text{#1}}',
  '\\textsuperscript': '{}^{\\text{#1}}',
  '\\textsubscript': '{}_{\\text{#1}}',
  '\\intertext': '\\text{#1}\\\\',
  '\\shortintertext': '\\text{#1}\\\\',
  '\\nicefrac': '{#1}/{#2}',
  '\\sfrac': '{#1}/{#2}',
  '\\abs': '\\left\\lvert #1\\right\\rvert',
  '\\norm': '\\left\\lVert #1\\right\\rVert',
  '\\vv': '\\overrightarrow{#1}',
  '\\widebar': '\\overline{#1}',
  '\\lefteqn': '#1',
  '\\cancelto': '\\cancel{#2}^{#1}',
  '\\dv': '\\frac{\\mathrm{d}#1}{\\mathrm{d}#2}',
  '\\pdv': '\\frac{\\partial #1}{\\partial #2}',
  '\\num': '#1',
  '\\unit': '\\mathrm{#1}',
  '\\hdots': '\\ldots',
  '\\iddots': '\\cdot^{\\cdot^{\\cdot}}',
  '\\upmu': '\\mu',
  '\\permil': '\\text{‰}',
  '\\euro': '\\text{€}',
  '\\texteuro': '\\text{€}',
  '\\hfill': '\\quad',
  '\\linebreak': '\\\\',
  // They lay out pages and proofs, or have no meaning inside a formula.
  '\\qedhere': '',
  '\\xspace': '',
  '\\noindent': '',
  '\\centering': '',
  '\\protect': '',
  '\\boldmath': '',
  '\\vspace': '\\@firstoftwo{}{#1}',
});

/** Environments that KaTeX does not know, by ones that show the same. */
const environments: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}'],
  [/\\end\{eqnarray\*?\}/g, '\\end{array}'],
  [/\\begin\{IEEEeqnarray\*?\}\{[^{}]{0,20}\}/g, '\\begin{array}{rcl}'],
  [/\\end\{IEEEeqnarray\*?\}/g, '\\end{array}'],
  [/\\begin\{tabular\}/g, '\\begin{array}'],
  [/\\end\{tabular\}/g, '\\end{array}'],
  [/\\(begin|end)\{cases\*\}/g, '\\$1{cases}'],
  [/\\(?:begin|end)\{(?:displaymath|math|subequations|center)\}/g, ''],
];

/** Environments of display formulas, by those that may be in a sentence. */
const displayed: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\\(begin|end)\{(?:align|flalign|split)\*?\}/g, '\\$1{aligned}'],
  [/\\(begin|end)\{alignat\*?\}/g, '\\$1{alignedat}'],
  [/\\(begin|end)\{gather\*?\}/g, '\\$1{gathered}'],
  [/\\(?:begin|end)\{(?:equation|multline)\*?\}/g, ''],
];

export function replaceEnvironments(tex: string, isDisplay: boolean): string {
  if (!tex.includes('\\begin{')) return tex;
  const all = isDisplay ? environments : [...environments, ...displayed];
  return all.reduce((text, [pattern, replacement]) => text.replaceAll(pattern, replacement), tex);
}
