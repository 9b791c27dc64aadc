import type { Nodes, Parents, Root } from 'mdast';
import { walkNodes } from './walk-nodes.ts';

type OfType<Type extends Nodes['type']> = Extract<Nodes, { readonly type: Type }>;

/** The nodes of a syntax tree, in the order of the text: one walk finds them for everybody who asks. */
export interface NodeIndex {
  readonly of: <Type extends Nodes['type']>(type: Type) => readonly OfType<Type>[];
  /** Those that have children. */
  readonly parents: readonly Parents[];
}

/** Valid until the tree changes. */
export function indexNodes(tree: Root): NodeIndex {
  const byType = new Map<string, Nodes[]>();
  const parents: Parents[] = [];
  walkNodes<Nodes>(tree, (node) => {
    const known = byType.get(node.type);
    if (known === undefined) byType.set(node.type, [node]);
    else known.push(node);
    if ('children' in node) parents.push(node);
  });
  return {
    of: <Type extends Nodes['type']>(type: Type) => (byType.get(type) ?? []) as OfType<Type>[],
    parents,
  };
}
