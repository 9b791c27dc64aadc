import type { Root } from 'mdast';
import { maskVerbatim } from '../../article-checks/mask-verbatim.ts';
import { findTexBrackets } from '../../article-checks/tex-brackets.ts';
import { labelledClosings } from '../../article-checks/formula-labels.ts';

/**
 * Parses a text with formulas between `\(` and `\)` or `\[` and `\]`, as LaTeX writes them, or mdBook with two backslashes: they are read as between two
 * dollar signs, which are as long, in one line, because a line that begins with two opens a block.
 */
export async function parseTexBrackets(text: string, parse: (text: string) => Promise<Root>): Promise<Root> {
  const tree = await parse(text);
  if (!/\\[([]/.test(text)) return tree;
  const formulas = findTexBrackets(maskVerbatim(tree, text), text);
  if (formulas.length === 0) return tree;
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, width, isBlock } of formulas) {
    const tex = text.slice(start + width, end - width);
    const inside = isBlock ? tex : tex.replaceAll(/\n[ \t>]*/g, blankLine);
    const filler = ' '.repeat(width - 2);
    pieces.push(text.slice(done, start), `$$${filler}${inside}${filler}$$`);
    done = end;
  }
  return parse(pieces.join('') + text.slice(done));
}

function blankLine(margin: string): string {
  return ' '.repeat(margin.length);
}

/** The text without the labels after closing lines of formulas, which would not close them: as long as before. */
export function closeFormulas(text: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of labelledClosings(text)) {
    pieces.push(text.slice(done, start), ' '.repeat(end - start));
    done = end;
  }
  return done === 0 ? text : pieces.join('') + text.slice(done);
}
