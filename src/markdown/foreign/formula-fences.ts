import type { Edit } from '../../diagnostics/diagnostic.ts';
import { append } from '../../model/append.ts';
import { isBlank } from './block.ts';
import { rewriteAgain, type Rewritten } from './rewritten.ts';

interface Line {
  readonly text: string;
  readonly start: number;
}

/** Dollar signs that open a formula at the beginning of a line, behind marks of quotes and lists. */
const opening = /^((?:[ \t>]|[-*+][ \t]+|\d{1,9}[.)][ \t]+)*)\$\$(?!\$)([^$`]*)$/;

/** Those behind other text. */
const late = /^([ \t>]*[^\s>$`][^$`]*?)[ \t]+\$\$(?!\$)([^$`]*)$/;

/** A line in which a formula ends, whatever is before and behind the dollar signs. */
const closing = /^([ \t>]*)([^$]*?)[ \t]*\$\$(?!\$)[ \t]*([^$]*)$/;

const label = /^(?:[({][^\n]*[)}])?[ \t]*$/;

/** In lines: what is longer is no formula that somebody forgot to close. */
const longest = 200;

/**
 * Puts the dollar signs of formulas on lines of their own, as the parsers want them: `$$\begin{align}` and
 * `\end{align}$$`, each beside what it opens or closes, are usual in TeX, Jupyter and Obsidian.
 */
export function fenceFormulas(written: Rewritten): Rewritten {
  const { text } = written;
  if (!text.includes('$$')) return written;
  const lines = listLines(text);
  const edits: Edit[] = [];
  let code: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    const mark = /^[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})/.exec(line.text)?.[1];
    if (code !== undefined) {
      if (mark?.startsWith(code) === true) code = undefined;
      continue;
    }
    if (mark !== undefined) {
      code = mark;
      continue;
    }
    if (!line.text.includes('$$')) continue;
    const found = findFormula(lines, index);
    if (found === undefined) continue;
    append(edits, found.edits);
    index = found.last;
  }
  return rewriteAgain(written, edits);
}

function findFormula(
  lines: readonly Line[],
  index: number,
): { readonly edits: readonly Edit[]; readonly last: number } | undefined {
  const { text, start } = lines[index] ?? { text: '', start: 0 };
  const [, marks, beside] = opening.exec(text) ?? [];
  const [, before, behindText] = marks === undefined ? (late.exec(text) ?? []) : [];
  if (marks === undefined && before === undefined) return undefined;
  const isEmpty = (beside ?? behindText ?? '').trim() === '';
  const prefix = (marks ?? /^[ \t>]*/.exec(text)?.[0] ?? '').replaceAll(/[^>\t]/g, ' ');
  const isLone = marks !== undefined && isEmpty;
  for (let last = index + 1; last < Math.min(lines.length, index + longest); last += 1) {
    const line = lines[last];
    // Between dollar signs on lines of their own, there may be empty lines.
    if (line === undefined || (isBlank(line.text) && !isLone)) return undefined;
    const found = closing.exec(line.text);
    if (found === null) {
      if (line.text.includes('$$')) return undefined;
      continue;
    }
    const [, margin = '', inside = '', behind = ''] = found;
    const at = line.start + line.text.indexOf('$$');
    const edits: Edit[] = [];
    const open = (offset: number) => edits.push({ start: offset, end: offset, text: `\n${prefix}` });
    if (before !== undefined) open(start + before.length);
    if (!isEmpty) open(start + text.indexOf('$$') + 2);
    if (inside !== '') edits.push({ start: at, end: at, text: `\n${margin}` });
    if (!label.test(behind)) edits.push({ start: at + 2, end: at + 2, text: `\n${margin}` });
    return { edits, last };
  }
  return undefined;
}

/** Without front matter. */
function listLines(text: string): Line[] {
  const end = /^---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|$)/.exec(text)?.[0].length ?? 0;
  let start = end;
  return text
    .slice(end)
    .split('\n')
    .map((line) => {
      const at = start;
      start += line.length + 1;
      return { text: line, start: at };
    });
}
