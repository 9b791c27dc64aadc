import type { Nodes, Parents, Root } from 'mdast';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Phrases } from './surroundings.ts';

const label = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)\(([^()\s"'<>&]{1,100})\)=[ \t]*$/gm;

/** Labels of MyST above what they name, `(costs)=`, as anchors. */
export function rewriteLabels({ masked }: Phrases): Edit[] {
  if (!masked.includes(')=')) return [];
  return Array.from(masked.matchAll(label), ({ 0: whole, 1: prefix = '', 2: name = '', index }) => ({
    start: index + prefix.length,
    end: index + whole.length,
    text: `<a id="${name}"></a>`,
  }));
}

/** Makes such an anchor above a heading the id of the heading, whose title references show. `source` is the text as written. */
export function nameHeadings(tree: Root, source: string): void {
  if (!source.includes(')=')) return;
  walkNodes<Root | Parents>(tree, (parent) => {
    if (!('children' in parent)) return;
    const children = parent.children as Root['children'];
    const taken = new Set<number>();
    for (const [index, node] of children.entries()) {
      const id = labelIn(node, source);
      const heading = children[index + 1];
      if (id === undefined || heading?.type !== 'heading' || heading.data?.hProperties?.['id'] !== undefined)
        continue;
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } };
      taken.add(index);
    }
    if (taken.size > 0) parent.children = children.filter((_, index) => !taken.has(index));
  });
}

function labelIn(node: Nodes, source: string): string | undefined {
  if (node.type !== 'paragraph' || node.children.length !== 2) return undefined;
  const [anchor] = node.children;
  if (anchor?.type !== 'html' || source.charAt(node.position?.start.offset ?? 0) !== '(') return undefined;
  return /^<a id="([^"]+)">$/.exec(anchor.value)?.[1];
}
