import type { Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Node } from 'unist';
import { traceText, type TracedText } from './trace-text.ts';

/** A sign inside a paragraph that may begin or end markup. */
export interface Sign {
  readonly type: 'sign';
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The characters beside it; what is no text is `)`, the edge of a paragraph or a line is a line end. */
  readonly before: string;
  readonly after: string;
  readonly position: NonNullable<Node['position']>;
}

export type Piece = PhrasingContent | Sign;

/** Changes the children of each node that contains phrases, the innermost first: addresses that are their own text are left. */
export function changePhrases(
  tree: Root,
  source: string,
  change: (children: PhrasingContent[]) => PhrasingContent[] | undefined,
): void {
  const visit = (parent: Parents): void => {
    if (parent.type === 'link' && source[parent.position?.start.offset ?? 0] !== '[') return;
    let holdsText = false;
    for (const child of parent.children) {
      if ('children' in child) visit(child);
      if (child.type === 'text') holdsText = true;
    }
    if (!holdsText) return;
    const changed = change(parent.children as PhrasingContent[]);
    if (changed !== undefined) parent.children = changed;
  };
  visit(tree);
}

/** The children with the signs of their texts apart; undefined where there is none. `pattern` is global. */
export function splitAtSigns(
  children: readonly PhrasingContent[],
  source: string,
  pattern: RegExp,
): Piece[] | undefined {
  const pieces = children.flatMap((child, index): Piece[] => {
    if (child.type !== 'text' || child.value.search(pattern) === -1) return [child];
    const traced = traceText(child, source);
    if (traced === undefined) return [child];
    return splitText(child, traced, pattern, children[index - 1], children[index + 1]);
  });
  return pieces.some(({ type }) => type === 'sign') ? pieces : undefined;
}

function splitText(
  text: Text,
  traced: TracedText,
  pattern: RegExp,
  left: PhrasingContent | undefined,
  right: PhrasingContent | undefined,
): Piece[] {
  const { value } = text;
  const pieces: Piece[] = [];
  let done = 0;
  const take = (from: number, to: number): Text => ({
    type: 'text',
    value: value.slice(from, to),
    ...positionOf(text, traced.offsetOf(from), traced.offsetOf(to)),
  });
  for (const { 0: sign, index } of value.matchAll(pattern)) {
    if (Array.from(sign, (_, at) => index + at).some(traced.isEscaped)) continue;
    const end = index + sign.length;
    if (index > done) pieces.push(take(done, index));
    const place = { start: traced.offsetOf(index), end: traced.offsetOf(end) };
    pieces.push({
      type: 'sign',
      value: sign,
      ...place,
      before: index === 0 ? edgeOf(left, 'last') : lastOf(value.slice(Math.max(0, index - 2), index)),
      after: end === value.length ? edgeOf(right, 'first') : firstOf(value.slice(end, end + 2)),
      ...positionOf(text, place.start, place.end),
    });
    done = end;
  }
  if (done < value.length || pieces.length === 0) pieces.push(done === 0 ? text : take(done, value.length));
  return pieces;
}

/** What markup has not taken is text again. */
export function joinPieces(pieces: readonly Piece[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const piece of pieces) {
    const node: PhrasingContent =
      piece.type === 'sign' ? { type: 'text', value: piece.value, position: piece.position } : piece;
    const last = joined.at(-1);
    if (
      node.type === 'text' &&
      last?.type === 'text' &&
      last.position?.end.offset === node.position?.start.offset
    ) {
      const position = last.position &&
        node.position && { start: last.position.start, end: node.position.end };
      joined[joined.length - 1] = {
        ...last,
        value: last.value + node.value,
        ...(position ? { position } : {}),
      };
    } else joined.push(node);
  }
  return joined;
}

/** What is shown as an element of a name, from one sign to another. */
export function element(
  name: string,
  children: PhrasingContent[],
  from: Sign,
  to: Sign,
  properties: Readonly<Record<string, string>> = {},
): PhrasingContent {
  return {
    type: 'emphasis',
    data: { hName: name, hProperties: properties },
    children,
    position: { start: from.position.start, end: to.position.end },
  };
}

function positionOf(
  { position }: Text,
  start: number,
  end: number,
): { position: NonNullable<Node['position']> } {
  const point = position?.start ?? { line: 1, column: 1 };
  return { position: { start: { ...point, offset: start }, end: { ...point, offset: end } } };
}

function edgeOf(node: PhrasingContent | undefined, edge: 'first' | 'last'): string {
  if (node === undefined || node.type === 'break') return '\n';
  if (node.type !== 'text') return ')';
  return edge === 'first' ? firstOf(node.value) : lastOf(node.value);
}

function firstOf(text: string): string {
  return /^[^]/u.exec(text)?.[0] ?? '\n';
}

function lastOf(text: string): string {
  return /[^]$/u.exec(text.slice(-2))?.[0] ?? '\n';
}
