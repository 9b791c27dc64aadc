import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { TextLine } from '../verbatim-lines.ts';

/** A block of another dialect, and how it is written as a directive. */
export interface Block {
  /** What is after the colons of its directive; undefined where its content alone stays. */
  readonly head: string | undefined;
  /** What is in place of the first line of such content. */
  readonly lead?: string | undefined;
  /** The fences: what is in their place, between the text before and after it. */
  readonly opening: Fence;
  readonly closing: Fence;
  /** Of what is inside: options that are left out, indentation that would make code. */
  readonly edits: readonly Edit[];
  /** The index of its last line. */
  readonly last: number;
}

export interface Fence {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** Reads the block that begins in a line, if one does. */
export type ReadBlock = (lines: readonly TextLine[], index: number) => Block | undefined;

/** Marks of quotations and spaces before a block. */
export function prefixOf(text: string): string {
  return /^[ \t>]*/.exec(text)?.[0] ?? '';
}

export function isBlank(text: string): boolean {
  return /^[ \t>]*$/.test(text);
}

/** A fence that fills the line after its prefix. */
export function fenceOf({ text, start }: TextLine): Fence {
  return { start: start + prefixOf(text).length, end: start + text.length, before: '', after: '' };
}

/** A fence in a line of its own after a line. */
export function fenceBelow({ text, start }: TextLine, prefix: string): Fence {
  const at = start + text.length;
  return { start: at, end: at, before: `\n${prefix}`, after: '' };
}

/** The edit that empties a line. */
export function emptyLine({ text, start }: TextLine): Edit {
  return { start: start + prefixOf(text).length, end: start + text.length, text: '' };
}

const item = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** Whether a line is indented so far that it is code: in a list, that is further than its items. */
export function isIndentedCode(lines: readonly TextLine[], index: number): boolean {
  let indentation = widthOf(lines[index]?.text ?? '');
  if (indentation < 4) return false;
  for (let at = index - 1; at >= 0; at -= 1) {
    const text = lines[at]?.text ?? '';
    const width = widthOf(text);
    if (isBlank(text) || width >= indentation) continue;
    const [marker] = item.exec(text) ?? [];
    if (marker !== undefined) return indentation - widthOf(`${' '.repeat(marker.length)}x`) >= 4;
    if (width === 0) return true;
    indentation = width;
  }
  return true;
}

function widthOf(text: string): number {
  return prefixOf(text)
    .replace(/^.*>[ ]?/, '')
    .replaceAll('\t', '    ').length;
}
