import type { ElementContent, Root } from 'hast';
import { formula, unconverted } from '../../html/internal.ts';
import { marks, type Equation } from './prepare-xml.ts';

const equation = new RegExp(`${marks.formula}(\\d+)${marks.formulaEnd}`);
const ruby = new RegExp(`${marks.ruby}([^]*?)${marks.rubyText}([^]*?)${marks.rubyEnd}`, 'g');
const left = new RegExp(`[${Object.values(marks).join('')}]`, 'g');

/** Words with their reading, in HTML that mammoth has made. */
export function insertRuby(html: string): string {
  return html.replaceAll(ruby, '<ruby>$1<rt>$2</rt></ruby>');
}

/** Puts formulas where their marks are, and takes all other marks away. */
export function insertFormulas(tree: Root, equations: readonly Equation[]): void {
  tree.children = insertInto(tree.children as ElementContent[], equations);
}

function insertInto(children: readonly ElementContent[], equations: readonly Equation[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [{ ...child, children: insertInto(child.children, equations) }];
    if (child.type !== 'text') return [];
    // Numbers of equations are between the texts.
    return child.value.split(equation).flatMap((piece, index): ElementContent[] => {
      const value = piece.replaceAll(left, '');
      if (index % 2 === 0) return value === '' ? [] : [{ type: 'text', value }];
      const found = equations[Number(piece)];
      if (found === undefined) return [];
      return [
        found.tex === undefined ? unconverted(`formula ${found.text}`) : formula(found.tex, found.isDisplay),
      ];
    });
  });
}
