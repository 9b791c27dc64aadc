import { seamMarks } from './grid.ts';
import { readArgument, splitTex } from './tex-tokens.ts';

/**
 * The column specifications of arrays as KaTeX reads them: `*{3}{c}` is written out, and `@{}`, which KaTeX does not
 * know, becomes marks in the first cell that say at which edges of columns there is no gap.
 */
export function prepareArrays(tex: string): string {
  if (!/@|\*/.test(tex) || !tex.includes('array}')) return tex;
  const tokens = splitTex(tex);
  let prepared = '';
  for (let index = 0; index < tokens.length;) {
    const name = tokens[index] === '\\begin' ? readArgument(tokens, index + 1) : undefined;
    const columns =
      name !== undefined && /^d?array$/.test(name.text) ? readArgument(tokens, name.end) : undefined;
    if (name === undefined || columns === undefined) {
      prepared += tokens[index] ?? '';
      index += 1;
    } else {
      const { columns: readable, marks } = readColumns(columns.text);
      prepared += `\\begin{${name.text}}{${readable}}`;
      index = columns.end;
      // A rule above the first row comes before its first cell.
      while (/^(?:\s*|\\hline|\\hdashline)$/.test(tokens[index] ?? 'end')) {
        prepared += tokens[index] ?? '';
        index += 1;
      }
      prepared += marks;
    }
  }
  return prepared;
}

function readColumns(written: string): { readonly columns: string; readonly marks: string } {
  let columns = '';
  let marks = '';
  let edge = 0;
  const tokens = splitTex(repeatColumns(written)).flatMap((token) =>
    /^[\\{}]/.test(token) ? [token] : token.split(/(?=[\s\S])/),
  );
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    const between = token === '@' || token === '!' ? readArgument(tokens, index + 1) : undefined;
    if (between !== undefined && isSpace(between.text)) {
      if (token === '@') marks += seamMarks[edge] ?? '';
      index = between.end - 1;
    } else {
      if (/[lcr]/.test(token)) edge += 1;
      columns += token;
    }
  }
  return { columns, marks: edge < seamMarks.length ? marks : '' };
}

function repeatColumns(written: string): string {
  return written.replaceAll(/\*\{(\d{1,2})\}\{([^{}]*)\}/g, (_, count: string, columns: string) =>
    columns.repeat(Number(count)),
  );
}

/** Nothing but a space between columns can be shown. */
function isSpace(tex: string): boolean {
  return /^(?:\s|~|\\[,:;! ]|\\quad|\\qquad|\\[hk]space\*?\{[^{}]*\}|\\kern\s*[\d.]+[a-z]{2})*$/.test(tex);
}
