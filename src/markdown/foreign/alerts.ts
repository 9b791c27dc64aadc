import type { ContainerDirective } from 'mdast-util-directive';
import type { Blockquote, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import { calloutFor } from '../../article-checks/dialects/callout-names.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { capitalise, headOf } from './container-head.ts';

const mark = /^\[!([a-z][\w-]*)(?:\|[^\]\n]*)?\]([-+]?)[ \t]*/i;

/** Alerts of GitHub and callouts of Obsidian, `> [!note] Title`, as the directives that they are here. */
export function readAlerts(tree: Root, source: string): void {
  if (!source.includes('[!')) return;
  walkNodes<Root | Parents>(tree, (parent) => {
    if (!('children' in parent)) return;
    parent.children = (parent.children as Root['children']).map((node) =>
      node.type === 'blockquote' ? (readAlert(node) ?? node) : node,
    );
  });
}

function readAlert(quote: Blockquote): ContainerDirective | Blockquote | undefined {
  const [first, ...others] = quote.children;
  if (first?.type !== 'paragraph') return undefined;
  const [start] = first.children;
  const [written, name = '', fold] = start?.type === 'text' ? (mark.exec(start.value) ?? []) : [];
  if (written === undefined) return undefined;
  const [title, rest] = splitLine(first, written.length);
  const below = rest === undefined ? others : [rest, ...others];
  const isQuote = /^(?:quote|cite)$/i.test(name);
  if (isQuote) {
    const strong: PhrasingContent[] = title.length === 0 ? [] : [{ type: 'strong', children: title }];
    return {
      ...quote,
      children: strong.length === 0 ? below : [{ type: 'paragraph', children: strong }, ...below],
    };
  }
  const isFolded = fold === '-';
  const head = headOf(isFolded ? { name: 'details', title: capitalise(name) } : { name, title: '' });
  const label = labelFrom(title, head, first);
  return {
    type: 'containerDirective',
    name: isFolded ? 'details' : (calloutFor(name) ?? 'note'),
    attributes: {},
    children: label === undefined ? below : [label, ...below],
    ...(quote.position === undefined ? {} : { position: quote.position }),
  };
}

/** The first line of a paragraph without its mark, and the rest of it. */
function splitLine(
  { children, position }: Paragraph,
  marked: number,
): [title: PhrasingContent[], rest: Paragraph | undefined] {
  const title: PhrasingContent[] = [];
  for (const [index, node] of children.entries()) {
    const value = node.type === 'text' ? node.value.slice(index === 0 ? marked : 0) : '';
    const lineEnd = node.type === 'text' ? value.indexOf('\n') : -1;
    if (node.type !== 'break' && lineEnd === -1) {
      if (node.type !== 'text') title.push(node);
      else if (value !== '') title.push({ ...node, value });
      continue;
    }
    const line = value.slice(0, Math.max(0, lineEnd)).trimEnd();
    if (line !== '') title.push({ ...node, type: 'text', value: line });
    const next = value.slice(lineEnd + 1);
    const below: PhrasingContent[] = node.type === 'text' && next !== '' ? [{ ...node, value: next }] : [];
    const rest = [...below, ...children.slice(index + 1)];
    return [
      title,
      rest.length === 0 ? undefined : { type: 'paragraph', children: rest, ...(position && { position }) },
    ];
  }
  return [title, undefined];
}

function labelFrom(title: PhrasingContent[], head: string, { position }: Paragraph): Paragraph | undefined {
  const own = /\[(.*)\]/.exec(head)?.[1];
  const children: PhrasingContent[] =
    title.length > 0 ? title : own === undefined ? [] : [{ type: 'text', value: own }];
  if (children.length === 0) return undefined;
  return { type: 'paragraph', data: { directiveLabel: true }, children, ...(position && { position }) };
}
