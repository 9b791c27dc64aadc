import type { Element, ElementContent, Text } from 'hast';
import { h } from 'hastscript';
import type { Feature } from '../feature.ts';
import { SKIP, visitElements } from '../visit-elements.ts';

/** Longer ones would tear holes into lines, and cells of tables apart: they keep their beginning together. */
export const longestToken = 16;

const inline = new Set(['code', 'kbd', 'samp']);
/** `-x`, `--no-sandbox`, `a--b`: browsers break a line after each hyphen. */
const token = /(?<![\p{L}\p{N}_-])-{1,2}[\p{L}\p{N}][\p{L}\p{N}_-]*|[\p{L}\p{N}_]+--[\p{L}\p{N}_-]+/gu;
const beginning = /-{1,2}[^-]{1,14}/;

/** Keeps the options of commands on one line. */
export const optionTokens: Feature = {
  name: 'option-tokens',
  html(tree) {
    visitElements(tree, (node) => {
      if (node.tagName === 'pre') return SKIP;
      if (inline.has(node.tagName)) keepTokens(node);
      return undefined;
    });
  },
};

function keepTokens(code: Element): void {
  code.children = code.children.flatMap((child) =>
    child.type === 'text' && child.value.includes('-') ? split(child.value) : [child],
  );
}

function split(text: string): ElementContent[] {
  const children: ElementContent[] = [];
  let done = 0;
  const addText = (end: number): void => {
    const plain: Text = { type: 'text', value: text.slice(done, end) };
    if (plain.value !== '') children.push(plain);
    done = end;
  };
  for (const { 0: found, index } of text.matchAll(token)) {
    const isShort = found.length <= longestToken;
    const whole = isShort ? found : (beginning.exec(found)?.[0] ?? '');
    const start = index + (isShort ? 0 : found.indexOf(whole));
    addText(start);
    children.push(h('span', { className: ['whole'] }, whole));
    done = start + whole.length;
  }
  addText(text.length);
  return children;
}
