import type { Parents, Text } from 'mdast';
import type { InlineMath } from 'mdast-util-math';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { append } from '../model/append.ts';
import type { ArticleCheck } from './check.ts';

/** A dollar sign that opens no formula, beside formulas: nobody can tell which of them belong together. */
export const checkDollars: ArticleCheck = (_tree, source) => {
  if (!source.text.includes('$')) return [];
  const diagnostics: Diagnostic[] = [];
  for (const { children } of source.nodes.parents) {
    if (!children.some(isVerbatim)) continue;
    for (const child of children) {
      if (child.type === 'text') append(diagnostics, findSigns(child, source));
      else if (child.type === 'inlineMath' && isTwoPrices(child.value))
        diagnostics.push(askForWords(child, source));
    }
  }
  return diagnostics;
};

/** `$5 or 6$`: an amount and a word as in a sentence, and no TeX. */
function isTwoPrices(tex: string): boolean {
  return /^\d[\d.,]* (?:\p{L}{3,}(?: |$)|\p{L}{2} \d)/u.test(tex) && !tex.includes('\\');
}

function askForWords({ position }: InlineMath, source: Parameters<ArticleCheck>[1]): Diagnostic {
  const place = source.range(position?.start.offset ?? 0, position?.end.offset ?? 0);
  return diagnose('dollar-escaped', place, 'Words between two dollar signs are set as a formula.', {
    hint: 'Write \\$ for a literal dollar sign, or \\text{…} around words in a formula.',
  });
}

/** A formula, or code in which a formula might end. */
function isVerbatim(node: Parents['children'][number]): boolean {
  return node.type === 'inlineMath' || (node.type === 'inlineCode' && node.value.includes('$'));
}

function findSigns({ value, position }: Text, source: Parameters<ArticleCheck>[1]): Diagnostic[] {
  // The place of a rewritten title includes its formulas.
  if (!value.includes('$')) return [];
  const from = position?.start.offset ?? 0;
  const written = source.text.slice(from, position?.end.offset);
  return [...written.matchAll(/(?<![\\$])\$(?![\d$])/g)].map(({ index }) =>
    diagnose(
      'dollar-escaped',
      source.range(from + index, from + index + 1),
      'This dollar sign does not start a formula.',
      {
        hint: 'Write \\$ for a literal dollar sign.',
      },
    ),
  );
}
