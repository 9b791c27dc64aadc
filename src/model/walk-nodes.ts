import type { Node } from 'unist';

/** Sees a node and every node below it, parents before their children. */
export function walkNodes<T extends Node>(node: T, see: (node: T) => void): void {
  see(node);
  const { children } = node as T & { readonly children?: readonly T[] };
  if (children !== undefined) for (const child of children) walkNodes(child, see);
}
