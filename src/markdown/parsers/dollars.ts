import type { Nodes, Root } from 'mdast';
import { walkNodes } from '../../model/walk-nodes.ts';

/** Stand for dollar signs that open and close no formula, written alone and after a backslash. */
interface Signs {
  readonly lone: string;
  readonly escaped: string;
}

/** Medieval punctuation: as long as a dollar sign, so that places stay, and as good a neighbour of emphasis. */
const rare = ['\u2E0E', '\u2E0F', '\u2E10', '\u2E11', '\u2E12', '\u2E13', '\u2E14', '\u2E15', '\u2E16'];

/** Each round finds the first such sign of each formula that is none. */
const mostRounds = 20;

/**
 * Parses a text in which a dollar sign may be money: a formula has no space inside its dollar signs and no digit after
 * them, and may contain `\$` (Pandoc User's Guide, "Extension: tex_math_dollars"). The parsers know neither rule.
 */
export async function parseDollars(text: string, parse: (text: string) => Promise<Root>): Promise<Root> {
  if (!text.includes('$')) return parse(text);
  const signs = chooseSigns(text);
  const escaped = text.replaceAll(/\\[\\$]/g, (pair) => (pair === '\\$' ? `\\${signs.escaped}` : pair));
  let prepared = hideSigns(escaped, findNested(escaped), signs);
  let tree = await parse(prepared);
  for (let round = 0; round < mostRounds; round += 1) {
    const money = findMoney(tree, text);
    if (money.length === 0) break;
    const known = hideSigns(prepared, money, signs);
    prepared = hideSigns(known, findNested(known), signs);
    tree = await parse(prepared);
  }
  if (prepared !== text) restore(tree, signs);
  return tree;
}

/** Two signs that the text does not contain, nor as a character reference; no source contains a noncharacter. */
function chooseSigns(text: string): Signs {
  const isFree = (sign: string) => {
    const code = sign.charCodeAt(0);
    return !new RegExp(`${sign}|&#(?:x0*${code.toString(16)}|0*${String(code)});`, 'i').test(text);
  };
  const [lone = '\uFDD6', escaped = '\uFDD7'] = rare.filter(isFree);
  return { lone, escaped };
}

function hideSigns(text: string, offsets: readonly number[], { lone }: Signs): string {
  const pieces: string[] = [];
  let done = 0;
  for (const at of offsets.toSorted((a, b) => a - b)) {
    pieces.push(text.slice(done, at), lone);
    done = at + 1;
  }
  return pieces.join('') + text.slice(done);
}

/** In UTF-16 code units: nobody writes more text inside a formula. */
const longestText = 500;

/** The offsets of signs in a text inside a formula, as in `$\text{if $x$}$`: TeX reads them, and the parsers would end there. */
function findNested(text: string): number[] {
  const offsets: number[] = [];
  const steps = /\n[ \t]*\n|\$|\\(?:text[a-z]*|[mh]box) ?\{/g;
  let isInside = false;
  for (let step = steps.exec(text); step !== null; step = steps.exec(text)) {
    const [found] = step;
    if (found === '$') isInside = !isInside;
    else if (found.startsWith('\n')) isInside = false;
    else if (isInside) {
      const end = findBrace(text, steps.lastIndex);
      if (end === undefined) continue;
      for (let at = steps.lastIndex; at < end; at += 1) if (text[at] === '$') offsets.push(at);
      steps.lastIndex = end;
    }
  }
  return offsets;
}

/** The offset of the brace that closes the one before `from`, in the same paragraph. */
function findBrace(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < from + longestText; at += 1) {
    const character = text[at];
    if (character === undefined || (character === '\n' && text[at + 1] === '\n')) return undefined;
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/**
 * The offsets of signs that open a formula which is none. Behind the first of a block, a sign that could have closed a
 * formula is left for the next round: without the first, it may close one.
 */
function findMoney(tree: Root, text: string): number[] {
  const offsets: number[] = [];
  let isFirst = true;
  walkNodes<Nodes>(tree, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') isFirst = true;
    if (node.type !== 'inlineMath') return;
    const start = node.position?.start.offset ?? 0;
    if (!isMoney(text.slice(start, node.position?.end.offset), text[node.position?.end.offset ?? 0])) return;
    if (isFirst || !mayClose(text, start)) offsets.push(start);
    isFirst = false;
  });
  return offsets;
}

function isMoney(formula: string, next = ''): boolean {
  return !formula.startsWith('$$') && (/^\$\s|\s\$$/.test(formula) || /\d/.test(next));
}

function mayClose(text: string, sign: number): boolean {
  return /\S/.test(text[sign - 1] ?? ' ') && !/\d/.test(text[sign + 1] ?? '');
}

/** In what is not read as Markdown a backslash is a backslash. */
const verbatim: ReadonlySet<string> = new Set(['code', 'html', 'inlineCode', 'inlineMath', 'math', 'yaml']);

function restore(tree: Root, { lone, escaped }: Signs): void {
  const hidden = new RegExp(`${lone}|${escaped}`, 'g');
  walkNodes<Nodes>(tree, (node) => {
    const fields = node as unknown as Record<string, unknown>;
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value !== 'string' || name === 'type') continue;
      const unescaped = verbatim.has(node.type) ? value : value.replaceAll(`\\${escaped}`, '$');
      fields[name] = unescaped.replaceAll(hidden, '$');
    }
    if (node.type === 'inlineMath' || node.type === 'math') restoreMath(node, hidden);
  });
}

/** What remark-math has ready for the step to HTML. */
function restoreMath({ data }: Extract<Nodes, { type: 'inlineMath' | 'math' }>, hidden: RegExp): void {
  const restoreIn = (children: unknown): void => {
    if (!Array.isArray(children)) return;
    for (const child of children as { value?: string; children?: unknown }[]) {
      if (child.value !== undefined) child.value = child.value.replaceAll(hidden, '$');
      restoreIn(child.children);
    }
  };
  restoreIn((data as { hChildren?: unknown } | undefined)?.hChildren);
}
