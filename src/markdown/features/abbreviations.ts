import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { h } from 'hastscript';
import type { Nodes, Parents } from 'mdast';
import { cutPhrases } from '../cut-phrases.ts';
import type { Feature } from '../feature.ts';

/** `*[HTML]: Hyper Text Markup Language` explains each `HTML` of the article (PHP Markdown Extra, "Abbreviations"). */
export const abbreviations: Feature = {
  name: 'abbreviations',
  markdown(tree, { source, abbreviations: found }) {
    if (source.text.includes('*[')) takeDefinitions(tree, source.text, found);
  },
  html(tree, { abbreviations: found }) {
    if (found.size > 0) explain(tree, indexTerms(found));
  },
};

const definition = /^[ \t>]*\*\[([^\]\n]{1,200})\]:[ \t]*([^\n]*)$/gm;

/** Takes the lines out of their paragraphs. One right below a table is read as its row. */
function takeDefinitions(parent: Parents, source: string, found: Map<string, string>): void {
  const children = (parent.children as Nodes[]).filter((node) => {
    if (node.type !== 'paragraph' && node.type !== 'tableRow') {
      if ('children' in node) takeDefinitions(node, source, found);
      return true;
    }
    const start = node.position?.start.offset ?? 0;
    const written = source.slice(start, node.position?.end.offset);
    const lines = [...written.matchAll(definition)];
    if (lines.length === 0) return true;
    for (const [, term = '', meaning = ''] of lines) if (!found.has(term)) found.set(term, meaning.trim());
    if (
      lines.reduce((sum, [line]) => sum + line.length + 1, -1) >= written.length ||
      node.type === 'tableRow'
    )
      return false;
    for (const { 0: line, index } of lines.toReversed())
      cutPhrases(node, source, start + index, start + index + line.length);
    return node.children.length > 0;
  });
  parent.children = children as typeof parent.children;
}

interface Term {
  readonly term: string;
  readonly meaning: string;
  /** Where the first word of the term begins in it. */
  readonly at: number;
}

const word = /[\p{L}\p{N}\p{M}_]+/gu;

/** By their first words, the longest first. */
function indexTerms(found: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Term[]> {
  const index = new Map<string, Term[]>();
  for (const [term, meaning] of [...found].sort(([a], [b]) => b.length - a.length)) {
    const [first] = term.matchAll(word);
    if (first === undefined) continue;
    const terms = index.get(first[0]) ?? [];
    index.set(first[0], [...terms, { term, meaning, at: first.index }]);
  }
  return index;
}

const verbatim = new Set(['abbr', 'code', 'kbd', 'math', 'pre', 'samp']);

function explain(parent: Element | HastRoot, terms: ReadonlyMap<string, readonly Term[]>): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return explainText(child.value, terms) ?? [child];
    if (child.type === 'element' && !verbatim.has(child.tagName)) explain(child, terms);
    return [child];
  });
}

function explainText(
  text: string,
  terms: ReadonlyMap<string, readonly Term[]>,
): ElementContent[] | undefined {
  const made: ElementContent[] = [];
  let done = 0;
  for (const { 0: first, index } of text.matchAll(word)) {
    const found = terms.get(first)?.find(({ term, at }) => {
      const start = index - at;
      if (start < done || !text.startsWith(term, start)) return false;
      return isEdge(text[start - 1], term[0]) && isEdge(text[start + term.length], term.at(-1));
    });
    if (found === undefined) continue;
    const start = index - found.at;
    if (start > done) made.push({ type: 'text', value: text.slice(done, start) });
    made.push(h('abbr', { title: found.meaning }, found.term));
    done = start + found.term.length;
  }
  if (made.length === 0) return undefined;
  if (done < text.length) made.push({ type: 'text', value: text.slice(done) });
  return made;
}

/** Whether a term may end between two characters. */
function isEdge(outside: string | undefined, inside: string | undefined): boolean {
  const letter = /[\p{L}\p{N}\p{M}_]/u;
  return outside === undefined || !letter.test(outside) || !letter.test(inside ?? '');
}
