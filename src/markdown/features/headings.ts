import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { slug } from '../../load/ids.ts';
import type { Heading } from '../../model/document.ts';
import type { Feature } from '../feature.ts';
import { typographic } from '../typographic.ts';

type Depth = Heading['depth'];

/** Ids for headings, and the outline that they make. */
export const headings: Feature = {
  name: 'headings',
  html(tree, { found, language }) {
    const taken = new Set<string>();
    visit(tree, 'element', ({ properties }) => {
      if (typeof properties.id === 'string') taken.add(properties.id);
    });
    const flat: Heading[] = [];
    visit(tree, 'element', (node) => {
      if (!/^h[2-6]$/.test(node.tagName) || node.properties['dataFootnoteLabel'] === true) return;
      node.properties.id ??= freeId(node, taken);
      flat.push({
        id: node.properties.id,
        title: typographic(toString(node), language),
        depth: Number(node.tagName[1]) as Depth,
        children: [],
      });
    });
    found.outline = nest(flat);
  },
};

/** Readable and stable: `Hva er en relasjon?` becomes `hva-er-en-relasjon`; a second one ends in `-2`. */
function freeId(node: Element, taken: Set<string>): string {
  const stem = slug(toString(node)) || 'section';
  // An id that begins with a digit is valid HTML but no XML name, which EPUB asks for.
  const base = /^[0-9]/.test(stem) ? `s-${stem}` : stem;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${String(count)}`;
  taken.add(id);
  return id;
}

function nest(flat: readonly Heading[]): Heading[] {
  const roots: Heading[] = [];
  const path: { depth: number; children: Heading[] }[] = [{ depth: 1, children: roots }];
  for (const heading of flat) {
    while ((path.at(-1)?.depth ?? 0) >= heading.depth) path.pop();
    const children: Heading[] = [];
    path.at(-1)?.children.push({ ...heading, children });
    path.push({ depth: heading.depth, children });
  }
  return roots;
}
