import type { Heading } from '../../model/document.ts';
import type { Feature } from '../feature.ts';
import { readableText } from '../readable-text.ts';
import { typographic } from '../typographic.ts';
import { visitElements } from '../visit-elements.ts';
import { isHeading } from './headings.ts';

/** The outline that the headings make, as plain text: for contents, navigation documents and outlines. */
export const outline: Feature = {
  name: 'outline',
  html(tree, { collected, language }) {
    const flat: Heading[] = [];
    visitElements(tree, (node) => {
      if (!isHeading(node)) return;
      flat.push({
        id: String(node.properties.id),
        title: typographic(readableText(node), language).trim(),
        depth: Number(node.tagName[1]) as Heading['depth'],
        children: [],
      });
    });
    collected.outline = nest(flat);
  },
};

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
