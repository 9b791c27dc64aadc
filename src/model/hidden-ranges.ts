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

/** Says where the ranges are in the text from which the source of the tree was made. */
export function moveHidden(tree: Node, move: (range: Range) => Range): void {
  const hidden = hiddenIn(tree);
  if (hidden.length > 0) ranges.set(tree, hidden.map(move));
}
