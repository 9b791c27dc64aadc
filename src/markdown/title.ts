import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { setTypography } from './features/typography.ts';
import { fitTitleFormula } from './formulas/fit-formulas.ts';
import { spellFormula } from './formulas/spell-formula.ts';
import { printXhtml } from './print-xhtml.ts';
import { typographic } from './typographic.ts';
import { lookupTable } from '../model/lookup-table.ts';

/** A title as it is shown: as plain text, and with its markup. */
export interface TitleTexts {
  readonly title: string;
  /** Text, `em`, `strong`, `code` and MathML alone: valid as HTML and as XHTML. */
  readonly titleHtml: string;
}

/** Formulas by the TeX of titles. KaTeX is loaded while sources are read, and titles are set later, without waiting. */
export type TitleFormulas = ReadonlyMap<string, Element>;

export const noFormulas: TitleFormulas = new Map();

/** Longer ones are no titles, and would only cost time. */
const longest = 1000;

/** What emphasis does not begin after or end before: `2*3*4` is none. Scripts without spaces know no such border. */
const word = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]`;
/** Code within emphasis may contain a star. */
const inner = '(?:`[^`]*`|[^*`])';
const span = new RegExp(
  [
    String.raw`\\(?<escaped>[\\${'`'}*_$])`,
    // As in an article: no space inside the dollar signs, no digit after them.
    String.raw`(?<!${word}|\$)(?<dollars>\$\$?)(?=[^\s$])(?!\d[\d.,]*\s+\p{L}{2})(?<tex>(?:\\.|[^$\\])+)(?<=\S)\k<dollars>(?![\d$])`,
    '(?<fence>`+)(?!`)(?<code>.+?)(?<!`)\\k<fence>(?!`)',
    String.raw`(?<!${word})\*\*(?=\S)(?<strong>(?:${inner}|\*(?!\*)|\*(?=\*\*))+?)(?<=\S)\*\*(?!\*|${word})`,
    String.raw`(?<!${word})\*(?=\S)(?<em>${inner}+?)(?<=\S)\*(?!${word})`,
    // Within words of any script, underscores are letters.
    String.raw`(?<![\p{L}\p{M}\p{N}_])_(?=[^\s_])(?<underlined>.+?)(?<=[^\s_])_(?![\p{L}\p{N}_])`,
  ].join('|'),
  'gu',
);

/** Reads the little Markdown that a title may contain: `code`, $formulas$, *emphasis* and **more of it**. */
export function setTitle(written: string, language: string, formulas: TitleFormulas): TitleTexts {
  if (!mayHoldMarkup(written)) {
    const title = typographic(written, language);
    return { title, titleHtml: escapeText(title) };
  }
  const tree: Root = { type: 'root', children: readSpans(written, formulas) };
  setTypography(tree, language);
  return { title: plainText(tree), titleHtml: printAll(tree) };
}

/** The TeX of the formulas in a title. */
export function findTitleFormulas(written: string): string[] {
  if (!written.includes('$') || !mayHoldMarkup(written)) return [];
  const found: string[] = [];
  readSpans(written, { get: (tex) => void found.push(tex) });
  return found;
}

function mayHoldMarkup(written: string): boolean {
  return written.length <= longest && /[`*_\\$]/.test(written);
}

function readSpans(text: string, formulas: Pick<TitleFormulas, 'get'>): ElementContent[] {
  const children: ElementContent[] = [];
  let done = 0;
  let plain = '';
  const endPlain = () => {
    if (plain !== '') children.push({ type: 'text', value: plain });
    plain = '';
  };
  for (const match of text.matchAll(span)) {
    const { escaped, tex, code, strong, em, underlined } = match.groups ?? {};
    plain += text.slice(done, match.index) + (escaped ?? '');
    done = match.index + match[0].length;
    if (escaped !== undefined) continue;
    const formula = tex === undefined ? undefined : formulas.get(tex);
    if (tex !== undefined && formula === undefined) {
      plain += match[0];
      continue;
    }
    endPlain();
    if (formula !== undefined) children.push(formula);
    else if (code !== undefined) children.push(h('code', code.replace(/^ (.*\S.*) $/, '$1')));
    else if (strong !== undefined) children.push(h('strong', readSpans(strong, formulas)));
    else children.push(h('em', readSpans(em ?? underlined ?? '', formulas)));
  }
  plain += text.slice(done);
  endPlain();
  return children;
}

function plainText({ children }: Root | Element): string {
  return children
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      return node.tagName === 'math' ? spellFormula(node) : plainText(node);
    })
    .join('');
}

function printAll({ children }: Root | Element): string {
  return children
    .map((node) => {
      if (node.type === 'text') return escapeText(node.value);
      if (node.type !== 'element') return '';
      return node.tagName === 'math'
        ? printXhtml(fitTitleFormula(node))
        : `<${node.tagName}>${printAll(node)}</${node.tagName}>`;
    })
    .join('');
}

/** Whether the HTML of a title contains a formula. */
export function holdsFormula(titleHtml: string): boolean {
  return titleHtml.includes('<math ');
}

const references: Readonly<Record<string, string>> = lookupTable({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
});

/** As Eta escapes what a template prints. */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => references[character] ?? character);
}
