import type { Image, ImageReference, Nodes, Root } from 'mdast';
import { findDescription } from '../article-checks/image-descriptions.ts';
import { walkNodes } from '../model/walk-nodes.ts';
import { lead, type Parse } from './captions.ts';
import type { FeatureContext } from './feature.ts';
import { spellFormula } from './formulas/spell-formula.ts';
import { explainTex } from './mathematics/explain-tex.ts';

/**
 * Alternative text can hold nothing but plain text, and parsers leave out formulas, or what they take for one between two
 * prices. Where there is a dollar, it is read like any other text, and its formulas are spelled: `x²`. One that is not
 * valid stays as it is written.
 */
export async function readDescriptions(
  tree: Root,
  { source, macros, place, report }: Pick<FeatureContext, 'source' | 'macros' | 'place' | 'report'>,
  parse: Parse,
): Promise<void> {
  const described: { readonly image: Image | ImageReference; readonly text: string }[] = [];
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    const description = findDescription(node, source);
    if (description?.text.includes('$') === true) described.push({ image: node, text: description.text });
  });
  if (described.length === 0) return;
  const { setFormula } = await import('./mathematics/set-formula.ts');
  for (const { image, text } of described) {
    const [first] = (await parse(lead + text)).children;
    if (first?.type !== 'paragraph') continue;
    const spell = (tex: string): string => {
      try {
        return spellFormula(setFormula(tex, false, macros));
      } catch (error) {
        report(explainTex(error, tex, place(image)));
        return tex;
      }
    };
    image.alt = textOf(first, spell).slice(lead.length);
  }
}

function textOf(node: Nodes, spell: (tex: string) => string): string {
  if (node.type === 'inlineMath') return spell(node.value);
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'break') return ' ';
  if ('children' in node) return node.children.map((child) => textOf(child, spell)).join('');
  return 'value' in node && node.type !== 'html' ? node.value : '';
}
