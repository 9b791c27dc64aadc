import { toHtml } from 'hast-util-to-html';
import type { Element, ElementContent } from 'hast';
import { blockNames } from './elements.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** Attributes that an article may hold: see `markdown/sanitize.ts`. */
const kept: Readonly<Record<string, readonly string[]>> = lookupTable({
  '*': ['lang', 'dir'],
  a: ['href', 'id'],
  abbr: ['title'],
  img: ['src', 'alt'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  td: ['align', 'colSpan', 'rowSpan'],
  th: ['align', 'colSpan', 'rowSpan', 'scope'],
  time: ['dateTime'],
});

/** Elements that an article may hold; of others the content is kept. */
const allowed = new Set(
  (
    'a abbr b bdi bdo blockquote br caption cite code dd del details dfn dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ' +
    'ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul ' +
    'var wbr'
  ).split(' '),
);

/** Elements that Markdown has no signs for, as HTML in one piece: no empty line in it ends it. */
export function printKept(element: Element): string {
  const html = toHtml(cleanAll([element]), {
    characterReferences: { useNamedReferences: true },
    closeSelfClosing: false,
  });
  // An at sign may begin a citation in raw HTML too.
  return html
    .replaceAll('@', '&#64;')
    .replaceAll(/\n(?=[ \t]*\n)/g, '&#10;')
    .trim();
}

/** The start tag of an element. */
export function startTag(element: Element): string {
  return toHtml({ ...clean(element), children: [] }).replace(/<\/[a-z\d]+>$/, '');
}

function cleanAll(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return child.type === 'text' ? [child] : [];
    if (!allowed.has(child.tagName) || isPlain(child)) return padBlock(child);
    const children = cleanAll(child.children);
    return [{ ...clean(child), children: rows.has(child.tagName) ? inLines(children) : children }];
  });
}

/** A `<span>` that says nothing. */
function isPlain({ tagName, properties }: Element): boolean {
  return tagName === 'span' && properties['lang'] === undefined && properties['dir'] === undefined;
}

/** The content of an element that is left out. Words of two blocks are not joined. */
function padBlock(element: Element): ElementContent[] {
  const children = cleanAll(element.children);
  if (!blockNames.has(element.tagName)) return children;
  const space = { type: 'text', value: ' ' } as const;
  return [space, ...children, space];
}

function clean({ type, tagName, properties, children }: Element): Element {
  const names = [...(kept['*'] ?? []), ...(kept[tagName] ?? [])];
  const entries = Object.entries(properties).filter(
    ([name, value]) => names.includes(name) && value !== '' && isMeant(name, value),
  );
  return { type, tagName, properties: Object.fromEntries(entries), children };
}

/** A span of one is none. */
function isMeant(name: string, value: unknown): boolean {
  return !(name === 'colSpan' || name === 'rowSpan') || Number(value) > 1;
}

/** Elements whose children are blocks, each in a line of its own. */
const rows = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'dl', 'ul', 'ol', 'details']);

function inLines(children: readonly ElementContent[]): ElementContent[] {
  const line = { type: 'text', value: '\n' } as const;
  const blocks = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return [line, ...blocks.flatMap((block) => [block, line])];
}
