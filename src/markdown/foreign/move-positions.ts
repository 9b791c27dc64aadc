import type { Nodes, Root } from 'mdast';
import { location } from 'vfile-location';
import { moveHidden } from '../../model/hidden-ranges.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Rewritten, Side } from './rewritten.ts';

declare module 'mdast' {
  interface RootData {
    /** The ranges of the source that were rewritten before it was parsed. */
    taken?: readonly { readonly start: number; readonly end: number }[];
  }
}

/** Moves the places of a tree from a rewritten text to its source, and notes what was rewritten. */
export function movePositions(tree: Root, { toSource, taken }: Rewritten, source: string): void {
  const lines = location(source);
  const move = (offset: number, side: Side) => {
    const moved = toSource(offset, side);
    return { ...(lines.toPoint(moved) ?? { line: 1, column: 1 }), offset: moved };
  };
  walkNodes<Nodes>(tree, (node) => {
    const { position } = node;
    if (position?.start.offset === undefined || position.end.offset === undefined) return;
    const start = move(position.start.offset, 'start');
    const end = move(position.end.offset, 'end');
    node.position = { start, end: end.offset < start.offset ? start : end };
  });
  moveHidden(tree, ([start, end]) => [toSource(start, 'start'), toSource(end, 'end')]);
  tree.data = { ...tree.data, taken };
}
