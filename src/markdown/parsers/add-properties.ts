import type { Nodes } from 'mdast';

/** Gives the element that a node becomes more attributes. */
export function addProperties(node: Nodes, properties: Readonly<Record<string, string>>): void {
  if (Object.keys(properties).length === 0) return;
  const data = node.data as { readonly hProperties?: Readonly<Record<string, unknown>> } | undefined;
  (node as { data?: unknown }).data = { ...data, hProperties: { ...data?.hProperties, ...properties } };
}
