import type { ElementContent, Root, RootContent } from 'hast';
import { formula } from './internal.ts';

const delimited = /\\\(([^]{1,2000}?)\\\)|\\\[([^]{1,5000}?)\\\]|\$\$([^$]{1,5000})\$\$/g;
const verbatim = new Set(['code', 'pre', 'script', 'style', 'a', 'kolofon-math']);

/** Makes formulas of TeX in a text, between the marks that MathJax and KaTeX look for: `\(…\)`, `\[…\]`, `$$…$$`. */
export function readTexInText(tree: Root): void {
  tree.children = readAll(tree.children);
}

function readAll(children: readonly RootContent[]): RootContent[] {
  return children.flatMap((child): RootContent[] => {
    if (child.type === 'text') return readText(child.value);
    if (child.type === 'element' && !verbatim.has(child.tagName))
      return [{ ...child, children: readAll(child.children) as ElementContent[] }];
    return [child];
  });
}

function readText(value: string): ElementContent[] {
  if (!/\\[([]|\$\$/.test(value)) return [{ type: 'text', value }];
  const nodes: ElementContent[] = [];
  let done = 0;
  for (const { 0: written, 1: inline, 2: display, 3: dollars, index } of value.matchAll(delimited)) {
    const tex = inline ?? display ?? dollars ?? '';
    // Escaped brackets around words are no formula.
    if (!/[\\^_=+<>]|^\s*[a-zA-Z]\s*$|\d/.test(tex)) continue;
    if (index > done) nodes.push({ type: 'text', value: value.slice(done, index) });
    nodes.push(formula(tex.trim(), inline === undefined));
    done = index + written.length;
  }
  if (done < value.length) nodes.push({ type: 'text', value: value.slice(done) });
  return nodes;
}
