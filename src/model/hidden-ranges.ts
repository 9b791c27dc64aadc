import type { Node } from 'unist';

export type Range = readonly [start: number, end: number];

const ranges = new WeakMap<Node, readonly Range[]>();

/** Says which ranges of its source a tree leaves out: comments, which are no text. */
export function noteHidden(tree: Node, hidden: readonly Range[]): void {
  ranges.set(tree, [...hiddenIn(tree), ...hidden]);
}

export function hiddenIn(tree: Node): readonly Range[] {
  return ranges.get(tree) ?? [];
}
