import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Point, Position } from 'unist';
import { walkNodes } from '../../model/walk-nodes.ts';

/** Gives the addresses that remark finds in a text, and what is left of the text beside them, the places that they lack. */
export function placePhrases(tree: Root, text: string): void {
  if (!/:\/\/|www\.|@/i.test(text)) return;
  walkNodes<Nodes>(tree, (node) => {
    if ('children' in node && node.children.some(({ position }) => position === undefined))
      placeChildren(node, text);
  });
}

function placeChildren(parent: Parents, text: string): void {
  if (parent.position === undefined) return;
  const children = parent.children as PhrasingContent[];
  const limits: Point[] = [];
  let limit = parent.position.end;
  for (const child of children.toReversed()) {
    limits.push(limit);
    limit = child.position?.start ?? limit;
  }
  let from = parent.position.start;
  for (const child of children) {
    const end = limits.pop() ?? from;
    const found = child.position ?? findWords(toString(child), text, from, end);
    if (found === undefined) continue;
    child.position = found;
    from = found.end;
  }
}

/** The place of words between two points; undefined for what is written in another way, with escapes for one. */
function findWords(words: string, text: string, from: Point, end: Point): Position | undefined {
  const between = text.slice(from.offset, end.offset);
  const at = between.indexOf(words);
  if (at === -1) return undefined;
  const start = move(from, between.slice(0, at));
  return { start, end: move(start, words) };
}

function move({ line, column, offset = 0 }: Point, over: string): Point {
  const lines = over.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return {
    line: line + lines.length - 1,
    column: lines.length === 1 ? column + last : last + 1,
    offset: offset + over.length,
  };
}
