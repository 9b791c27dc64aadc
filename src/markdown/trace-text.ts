import type { Text } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';

/** Where each character of a text was written. */
export interface TracedText {
  /** Of the character at an index, and of the end of the text at its length. */
  readonly offsetOf: (index: number) => number;
  /** Whether it was written with a backslash or as a character reference, so that it is no markup. */
  readonly isEscaped: (index: number) => boolean;
}

/** Undefined for a text that is written in another way in the source. */
export function traceText({ value, position }: Text, source: string): TracedText | undefined {
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  if (end - start === value.length && source.startsWith(value, start))
    return { offsetOf: (index) => start + index, isEscaped: () => false };
  const offsets: number[] = [];
  const escaped = new Set<number>();
  let at = start;
  while (offsets.length < value.length) {
    const read = readNext(value, offsets.length, source, at);
    if (read === undefined || at >= end) return undefined;
    const last = offsets.length + read.length;
    while (offsets.length < last) {
      if (read.isEscaped) escaped.add(offsets.length);
      offsets.push(at);
    }
    at = read.next;
  }
  return { offsetOf: (index) => offsets[index] ?? end, isEscaped: (index) => escaped.has(index) };
}

interface Read {
  /** Characters of the value. */
  readonly length: number;
  readonly next: number;
  readonly isEscaped: boolean;
}

const reference = /&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z\d]{1,31});/y;
const lineEnd = /[ \t]*\r?\n[ \t>]*/y;

function readNext(value: string, index: number, source: string, at: number): Read | undefined {
  const character = value[index];
  const written = source[at];
  if (written === '\\' && source[at + 1] === character && /[!-/:-@[-`{-~]/.test(character ?? ''))
    return { length: 1, next: at + 2, isEscaped: true };
  if (written === '&') {
    reference.lastIndex = at;
    const [found] = reference.exec(source) ?? [];
    const decoded = found === undefined ? undefined : decodeString(found);
    if (found !== undefined && decoded !== undefined && decoded !== found && value.startsWith(decoded, index))
      return { length: decoded.length, next: at + found.length, isEscaped: true };
  }
  if (character === '\n') {
    lineEnd.lastIndex = at;
    const [found] = lineEnd.exec(source) ?? [];
    return found === undefined ? undefined : { length: 1, next: at + found.length, isEscaped: false };
  }
  return written === character ? { length: 1, next: at + 1, isEscaped: false } : undefined;
}
