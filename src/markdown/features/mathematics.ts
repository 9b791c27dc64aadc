import type { Element, ElementContent, Parents, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Nodes, Paragraph } from 'mdast';
import { takesInText } from '../../article-checks/unclosed.ts';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { isTooWide } from '../formulas/is-too-wide.ts';
import { describeFormula } from '../mathematics/describe-formula.ts';
import { explainTex } from '../mathematics/explain-tex.ts';
import { layOutEquation, numberEquations, type EquationTargets } from '../mathematics/equations.ts';
import { readMarks, type MarkedEquation } from '../mathematics/equation-marks.ts';
import { fillReferences, findEquation, onlyReference } from '../mathematics/references.ts';
import { isBalanced } from '../mathematics/tex-tokens.ts';
import { SKIP, visitElements } from '../visit-elements.ts';

interface Formula {
  readonly node: Element;
  readonly parent: Parents;
  /** As it was written. */
  readonly tex: string;
  readonly isDisplay: boolean;
  readonly equation: MarkedEquation;
}

/** TeX to MathML, which every format can show without a script. */
export const mathematics: Feature = {
  name: 'mathematics',
  markdown(tree, { source }) {
    if (!source.text.includes('$$')) return;
    walkNodes<Nodes>(tree, (node) => {
      if (node.type !== 'paragraph') return;
      const [formula, ...rest] = node.children;
      if (formula?.type !== 'inlineMath' || rest.length > 0) return;
      if (source.text.startsWith('$$', formula.position?.start.offset)) displayFormula(node, formula.value);
    });
  },
  async html(tree, context) {
    const formulas = findFormulas(tree);
    if (formulas.length === 0) return;
    const { setFormula } = await import('../mathematics/set-formula.ts');
    context.collected.hasMathematics = true;
    const equations = formulas.map(({ equation }) => equation).filter(({ marks }) => marks.length > 0);
    const { rows, targets } = numberEquations(equations, equations.length === 0 ? new Set() : takenIds(tree));
    for (const formula of formulas) {
      const { node, parent, equation, isDisplay, tex } = formula;
      const set = (written: string, isBlock: boolean): Element =>
        describeFormula(
          setFormula(fillReferences(written, targets), isBlock, context.macros),
          isBlock ? tex : written,
          isBlock,
        );
      try {
        const index = parent.children.indexOf(node);
        if (isDisplay) parent.children[index] = layOutEquation(equation, rows.get(equation) ?? [], set);
        else parent.children[index] = linkEquation(formula, targets, context) ?? set(tex, false);
        if (findMath(parent.children[index]).some(isTooWide)) reportWide(formula, context);
      } catch (error) {
        reportFormula(error, formula, context);
        // What is shown is the TeX, and no code in a language.
        visitElements({ type: 'root', children: [node] }, ({ properties }) => {
          delete properties.className;
        });
      }
    }
  },
};

/** `$$ E = mc^2 $$` in a line of its own: the parsers take it for a phrase. */
function displayFormula(node: Paragraph, tex: string): void {
  node.data = {
    hName: 'pre',
    hChildren: [h('code', { className: ['language-math', 'math-display'] }, tex)],
  };
}

function findFormulas(tree: Root): Formula[] {
  const formulas: Formula[] = [];
  visitElements(tree, (node, _index, parent) => {
    const block = node.tagName === 'pre' ? node.children.find(isFormula) : undefined;
    const formula = block ?? (isFormula(node) ? node : undefined);
    if (formula === undefined) return undefined;
    const tex = toString(formula).trim();
    const isDisplay = block !== undefined;
    const equation = isDisplay && isBalanced(tex) ? readMarks(tex) : { tex, rows: 1, marks: [] };
    formulas.push({ node, parent, tex, isDisplay, equation });
    return SKIP;
  });
  return formulas;
}

export function isFormula(node: ElementContent): boolean {
  if (node.type !== 'element' || node.tagName !== 'code') return false;
  const { className } = node.properties;
  return Array.isArray(className) && className.includes('language-math');
}

function takenIds(tree: Root): Set<string> {
  const taken = new Set<string>();
  visitElements(tree, ({ properties: { id } }) => {
    if (typeof id === 'string') taken.add(id);
  });
  return taken;
}

/** `$\eqref{energy}$` alone is a link. */
function linkEquation(
  { tex, node }: Formula,
  targets: EquationTargets,
  { collected, source, words, place }: FeatureContext,
): Element | undefined {
  const reference = onlyReference(tex);
  if (reference === undefined) return undefined;
  const { id, tag } = findEquation(reference.label, targets);
  collected.links.push({ kind: 'article', source: source.file, fragment: id, place: place(node) });
  const isNamed =
    Array.isArray(node.properties.className) && node.properties.className.includes('math-named');
  const text = isNamed ? words('equation', { number: tag }) : reference.isBare ? tag : `(${tag})`;
  return h('a', { dataArticle: source.file, dataFragment: id }, text);
}

function findMath(node: RootContent | undefined): Element[] {
  if (node?.type !== 'element') return [];
  return node.tagName === 'math' ? [node] : node.children.flatMap(findMath);
}

function reportWide({ node }: Formula, { report, place }: FeatureContext): void {
  const message =
    'A part of this formula is too wide for a small printed page: it is broken inside, or set too small to read.';
  const hint = 'Give a name to a part of it, or write the fraction, root or matrix as several formulas.';
  report(diagnose('math-fits', place(node), message, { hint }));
}

function reportFormula(error: unknown, { node, tex }: Formula, context: FeatureContext): void {
  const place = context.place(node);
  // `markup-closed` says where it begins.
  if (context.source.text.startsWith('$$', place.start.offset) && takesInText(tex)) return;
  context.report(explainTex(error, tex, place));
}
