import type { Nodes } from 'mdast';

/** A tree as lines of text, one for each node: its type, its place and its facts, whatever the order of their keys. */
export function outlineTree(node: Nodes, depth = 0): string {
  const {
    type,
    position,
    children = [],
    ...facts
  } = node as Nodes & { readonly children?: readonly Nodes[] };
  const place =
    position === undefined
      ? 'nowhere'
      : [position.start, position.end]
          .map(({ line, column, offset }) => `${line}:${column}:${String(offset)}`)
          .join('-');
  const sorted = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const line = `${' '.repeat(depth)}${type} ${place} ${JSON.stringify(Object.fromEntries(sorted))}`;
  return [line, ...children.map((child) => outlineTree(child, depth + 1))].join('\n');
}
