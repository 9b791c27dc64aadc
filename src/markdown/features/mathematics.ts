import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Paragraph } from 'mdast';
import { visit } from 'unist-util-visit';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { SKIP, visitElements } from '../visit-elements.ts';

interface Formula {
  readonly node: Element;
  readonly parent: Parents;
  readonly tex: string;
  readonly isDisplay: boolean;
}

/** TeX to MathML, which every format can show without a script. */
export const mathematics: Feature = {
  name: 'mathematics',
  markdown(tree, { source }) {
    if (!source.text.includes('$$')) return;
    visit(tree, 'paragraph', (node) => {
      const [formula, ...rest] = node.children;
      if (formula?.type !== 'inlineMath' || rest.length > 0) return;
      if (source.text.startsWith('$$', formula.position?.start.offset)) displayFormula(node, formula.value);
    });
  },
  async html(tree, context) {
    const formulas = findFormulas(tree);
    if (formulas.length === 0) return;
    const [{ default: katex }, { fromHtml }] = await Promise.all([
      import('katex'),
      import('hast-util-from-html'),
    ]);
    context.found.hasMathematics = true;
    for (const formula of formulas) {
      const { node, parent, tex, isDisplay } = formula;
      const index = parent.children.indexOf(node);
      try {
        const markup = katex.renderToString(tex, {
          output: 'mathml',
          displayMode: isDisplay,
          strict: 'ignore',
          // Links and attributes: KaTeX alone would show their names in red.
          trust: ({ command }) => {
            throw new Error(`${command} is not allowed.`);
          },
        });
        parent.children[index] = finishFormula(fromHtml(markup, { fragment: true }), formula);
      } catch (error) {
        reportFormula(error, formula, context);
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
    formulas.push({ node, parent, tex: toString(formula).trim(), isDisplay: block !== undefined });
    return SKIP;
  });
  return formulas;
}

function isFormula(node: ElementContent): boolean {
  if (node.type !== 'element' || node.tagName !== 'code') return false;
  const { className } = node.properties;
  return Array.isArray(className) && className.includes('language-math');
}

function finishFormula(markup: Root, { tex, isDisplay }: Formula): Element {
  const math = findMath(markup);
  // Presentation alone: the TeX source inside `semantics` would be read aloud and found by a search twice.
  const presentation = math.children[0];
  if (presentation?.type === 'element' && presentation.tagName === 'semantics') {
    math.children = presentation.children.slice(0, 1);
  }
  math.properties = {
    xmlns: 'http://www.w3.org/1998/Math/MathML',
    alttext: tex,
    ...(isDisplay ? { display: 'block' } : {}),
  };
  return isDisplay ? h('div.equation', math) : math;
}

function findMath(tree: Root): Element {
  let math: Element | undefined;
  visitElements(tree, (node) => {
    if (node.tagName === 'math') math = node;
  });
  if (math === undefined) throw new Error('KaTeX gave no MathML.');
  return math;
}

function reportFormula(error: unknown, { node, tex }: Formula, context: FeatureContext): void {
  const message = error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
  context.report(
    diagnose('math-valid', context.place(node), `The formula "${tex}" is not valid TeX: ${message}`, {
      hint: 'A dollar sign that is no mathematics is written \\$.',
    }),
  );
}
