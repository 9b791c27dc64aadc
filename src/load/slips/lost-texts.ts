import { isScalar, visit, type Document, type Scalar, isAlias, type Node } from 'yaml';

/** Keys whose values are prose: a comment behind one of these is more likely a part of it. */
const prose = new Set(['title', 'summary', 'section', 'name', 'publisher', 'text', 'price', 'promise', 'by']);

interface CutText {
  readonly key: string;
  readonly node: Scalar;
}

/** Unquoted texts that end where a comment begins on the same line: `title: Sang #3`. */
export function findCutTexts(document: Document): CutText[] {
  const cut: CutText[] = [];
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !isScalar(value)) return;
      const name = String(key.value);
      if (!prose.has(name) || value.type !== 'PLAIN' || typeof value.value !== 'string') return;
      if (typeof value.comment === 'string') cut.push({ key: name, node: value });
    },
  });
  return cut;
}

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
