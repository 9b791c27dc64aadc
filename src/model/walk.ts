import type { Element, Root } from 'hast';
import type { Node } from 'unist';

/** Sees a node and every node below it, parents before their children. */
export function walkNodes<T extends Node>(node: T, see: (node: T) => void): void {
  see(node);
  const { children } = node as T & { readonly children?: readonly T[] };
  if (children !== undefined) for (const child of children) walkNodes(child, see);
}

/**
 * Sees every element below a node, parents before their children. What `see` puts in the place of an element is walked
 * instead of it; one for which it gives 'skip' is not walked into.
 */
export function walkElements(
  parent: Root | Element,
  see: (element: Element, parent: Root | Element, index: number) => unknown,
): void {
  for (let index = 0; index < parent.children.length; index += 1) {
    const node = parent.children[index];
    if (node?.type === 'element' && see(node, parent, index) !== 'skip') walkElements(node, see);
  }
}
