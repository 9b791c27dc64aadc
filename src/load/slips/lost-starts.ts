import { isAlias, isScalar, visit, type Document, type Node, type Scalar } from 'yaml';

interface LostStart {
  readonly node: Node;
  /** What is read as the name of the value, or as its type. */
  readonly lost: string;
}

/** Values whose first word YAML takes for an anchor that nothing refers to, or for a type: `title: &A b`, `title: ! b`. */
export function findLostStarts(document: Document, yaml: string): LostStart[] {
  if (!/[&!]/.test(yaml)) return [];
  const named: Scalar[] = [];
  const used = new Set<string>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) used.add(node.source);
      else if (isScalar(node) && (node.anchor !== undefined || node.tag !== undefined)) named.push(node);
    },
  });
  return named.flatMap((node): LostStart[] => {
    const { anchor, tag } = node;
    if (anchor !== undefined && !used.has(anchor)) return [{ node, lost: `&${anchor}` }];
    return tag === '!' ? [{ node, lost: '!' }] : [];
  });
}
