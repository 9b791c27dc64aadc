import { h } from 'hastscript';
import type { Element, ElementContent, Root, Text } from 'hast';
import type { Place } from '../../model/place.ts';
import { findCitations, type CitationMatch } from '../citation-syntax.ts';
import type { Feature, FeatureContext } from '../feature.ts';

const verbatim = new Set(['code', 'pre', 'kbd', 'math', 'a']);

/** Citations in the text: noted, and left open for the bibliography to fill in. */
export const citations: Feature = {
  name: 'citations',
  html(tree, context) {
    openIn(tree, context);
  },
};

function openIn(parent: Root | Element, context: FeatureContext): void {
  const children: Root['children'] = [];
  for (const node of parent.children) {
    if (node.type === 'element' && !verbatim.has(node.tagName)) openIn(node, context);
    children.push(
      ...(node.type === 'text' && node.value.includes('@') ? openCitations(node, context) : [node]),
    );
  }
  parent.children = children;
}

function openCitations(node: Text, context: FeatureContext): ElementContent[] {
  const children: ElementContent[] = [];
  const placeOf = placesIn(node, context);
  let done = 0;
  for (const match of findCitations(node.value)) {
    const place = placeOf(match);
    if (place === undefined) continue;
    if (match.start > done) children.push({ type: 'text', value: node.value.slice(done, match.start) });
    context.found.citations.push({ mode: match.mode, items: match.items, place });
    children.push(h('cite', { dataCitation: context.found.citations.length - 1 }));
    done = match.end;
  }
  const rest = node.value.slice(done);
  return rest === '' ? children : [...children, { type: 'text', value: rest }];
}

/**
 * Where a match stands in the source: at the at sign of the same rank as in the text. Undefined when that one is
 * escaped (`\@ola`, `&#64;ola`), which the tree no longer tells.
 */
function placesIn(node: Text, context: FeatureContext): (match: CitationMatch) => Place | undefined {
  const from = node.position?.start.offset;
  if (from === undefined) return () => context.place(node);
  const written = context.source.text.slice(from, node.position?.end.offset);
  const signs = [...written.matchAll(writtenSign)];
  const ranks = new Map([...node.value.matchAll(/@/g)].map(({ index }, rank) => [index, rank]));
  return (match) => {
    const at = node.value.indexOf('@', match.start);
    const sign = signs[ranks.get(at) ?? -1];
    if (sign === undefined) return context.place(node);
    if (sign[0] !== '@') return undefined;
    const start = from + sign.index - (at - match.start);
    return context.source.place(start, start + match.end - match.start);
  };
}

/** An at sign as it may be written. */
const writtenSign = /\\@|&(?:#0*64|#x0*40|commat);|@/gi;
