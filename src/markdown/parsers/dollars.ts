import type { Nodes, Root } from 'mdast';
import { walkNodes } from '../../model/walk-nodes.ts';

/** In the place of dollar signs that open and close no formula: as long, so that places stay. No source holds them. */
const lone = '\uFDD6';
const escaped = '\uFDD7';

/** Each round finds the first such sign of each formula that is none. */
const mostRounds = 20;

/**
 * Parses a text in which a dollar sign may be money: a formula has no space inside its dollar signs and no digit behind
 * them, and may hold `\$` (Pandoc User's Guide, "Extension: tex_math_dollars"). The parsers know neither rule.
 */
export async function parseDollars(text: string, parse: (text: string) => Promise<Root>): Promise<Root> {
  if (!text.includes('$')) return parse(text);
  let prepared = text.replaceAll('\\$', `\\${escaped}`);
  let tree = await parse(prepared);
  for (let round = 0; round < mostRounds; round += 1) {
    const money = findMoney(tree, text);
    if (money.length === 0) break;
    prepared = hideSigns(prepared, money);
    tree = await parse(prepared);
  }
  if (prepared !== text) restore(tree);
  return tree;
}

function hideSigns(text: string, offsets: readonly number[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const at of offsets.toSorted((a, b) => a - b)) {
    pieces.push(text.slice(done, at), lone);
    done = at + 1;
  }
  return pieces.join('') + text.slice(done);
}

/** The offsets of the signs that open a formula which is none. */
function findMoney(tree: Root, text: string): number[] {
  const offsets: number[] = [];
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'inlineMath') return;
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    const written = text.slice(start, end);
    const isMoney = !written.startsWith('$$') && (/^\$\s|\s\$$/.test(written) || /\d/.test(text[end] ?? ''));
    if (isMoney) offsets.push(start);
  });
  return offsets;
}

const hidden = new RegExp(`${lone}|${escaped}`, 'g');

/** In what is not read as Markdown a backslash is a backslash. */
const verbatim: ReadonlySet<string> = new Set(['code', 'html', 'inlineCode', 'inlineMath', 'math', 'yaml']);

function restore(tree: Root): void {
  walkNodes<Nodes>(tree, (node) => {
    const fields = node as unknown as Record<string, unknown>;
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value !== 'string' || name === 'type') continue;
      const unescaped = verbatim.has(node.type) ? value : value.replaceAll(`\\${escaped}`, '$');
      fields[name] = unescaped.replaceAll(hidden, '$');
    }
    if (node.type === 'inlineMath' || node.type === 'math') restoreMath(node);
  });
}

/** What remark-math has ready for the step to HTML. */
function restoreMath({ data }: Extract<Nodes, { type: 'inlineMath' | 'math' }>): void {
  const restoreIn = (children: unknown): void => {
    if (!Array.isArray(children)) return;
    for (const child of children as { value?: string; children?: unknown }[]) {
      if (child.value !== undefined) child.value = child.value.replaceAll(hidden, '$');
      restoreIn(child.children);
    }
  };
  restoreIn((data as { hChildren?: unknown } | undefined)?.hChildren);
}
