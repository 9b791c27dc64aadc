import type { Image, ImageReference, Nodes, Root } from 'mdast';
import { findDescription } from '../article-checks/image-descriptions.ts';
import { walkNodes } from '../model/walk-nodes.ts';
import { spellFormula } from './formulas/spell-formula.ts';

/** Parses a text as the article itself is parsed. */
type Parse = (text: string) => Promise<Root>;

/** Keeps a description that begins like a list or a heading a line of text. */
const lead = 'x ';

/**
 * Alternative text can hold nothing but plain text, and parsers leave out formulas, or what they take for one between two
 * prices. Where there is a dollar, it is read like any other text, and its formulas are spelled: `x²`. One that is not
 * valid stays as it is written.
 */
export async function readDescriptions(
  tree: Root,
  source: string,
  parse: Parse,
  onInvalid: (error: unknown, tex: string, image: Image | ImageReference) => void,
): Promise<void> {
  const described: { readonly image: Image | ImageReference; readonly text: string }[] = [];
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    const description = findDescription(node, { text: source });
    if (description?.text.includes('$') === true) described.push({ image: node, text: description.text });
  });
  if (described.length === 0) return;
  const { setFormula } = await import('./mathematics/set-formula.ts');
  for (const { image, text } of described) {
    const [first] = (await parse(lead + text)).children;
    if (first?.type !== 'paragraph') continue;
    const spell = (tex: string): string => {
      try {
        return spellFormula(setFormula(tex, false));
      } catch (error) {
        onInvalid(error, tex, image);
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
