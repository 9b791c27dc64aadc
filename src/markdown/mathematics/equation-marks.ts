import { readArgument, splitTex } from './tex-tokens.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** What an author wrote about one row of an equation. */
interface EquationMark {
  readonly row: number;
  /** TeX between the braces of `\tag`; `isBare` for `\tag*`, which has no brackets. */
  readonly tag?: { readonly tex: string; readonly isBare: boolean };
  readonly label?: string;
}

/** An equation without its tags and labels, and these. */
export interface MarkedEquation {
  readonly tex: string;
  readonly rows: number;
  readonly marks: readonly EquationMark[];
}

/** Environments that number their rows in TeX, and the ones that do not: here only tags and labels give numbers. */
const unnumbered: Readonly<Record<string, string>> = lookupTable({
  equation: 'equation*',
  align: 'align*',
  alignat: 'alignat*',
  gather: 'gather*',
  multline: 'gather*',
  'multline*': 'gather*',
  flalign: 'align*',
  'flalign*': 'align*',
});

/**
 * Takes `\tag`, `\label` and `\notag` out of an equation: KaTeX's MathML has no place for them. Where some rows of a
 * numbering environment have a `\notag`, the author wants numbers beside the others.
 */
export function readMarks(tex: string): MarkedEquation {
  const tokens = splitTex(tex);
  const marks: EquationMark[] = [];
  const open: string[] = [];
  const isEnvironment = /^\s*\\begin\s*\{/.test(tex);
  const unmarked = new Set<number>();
  const filled = new Set<number>();
  let bare = '';
  let row = 0;
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index] ?? '';
    const argument = /^\\(?:begin|end|tag\*?|label)$/.test(token)
      ? readArgument(tokens, index + 1)
      : undefined;
    if (argument !== undefined && (token === '\\begin' || token === '\\end')) {
      if (token === '\\begin') open.push(argument.text);
      const name =
        open.length === 1 && isEnvironment ? (unnumbered[argument.text] ?? argument.text) : argument.text;
      if (token === '\\end') open.pop();
      bare += `${token}{${name}}`;
      index = argument.end;
    } else if (argument !== undefined) {
      const mark =
        token === '\\label'
          ? { label: argument.text }
          : { tag: { tex: argument.text, isBare: token.endsWith('*') } };
      addMark(marks, { row, ...mark });
      index = argument.end;
    } else {
      if (token === '\\\\' && open.length === 1 && isEnvironment) row += 1;
      if (token === '\\notag' || token === '\\nonumber') unmarked.add(row);
      else bare += token;
      if (token !== '\\\\' && token.trim() !== '') filled.add(row);
      index += 1;
    }
  }
  const rows = row + 1;
  if (unmarked.size > 0 && isNumbering(tex))
    for (const other of filled) if (!unmarked.has(other)) addMark(marks, { row: other });
  return { tex: bare.trim(), rows, marks: marks.toSorted((one, next) => one.row - next.row) };
}

function isNumbering(tex: string): boolean {
  const [, name = ''] = /^\s*\\begin\s*\{([a-z]+)\}/.exec(tex) ?? [];
  return /^(?:align|alignat|gather|flalign)$/.test(name);
}

function addMark(marks: EquationMark[], mark: EquationMark): void {
  const index = marks.findIndex(({ row }) => row === mark.row);
  if (index < 0) marks.push(mark);
  else marks[index] = { ...marks[index], ...mark };
}
