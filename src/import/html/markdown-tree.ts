import { toString } from 'hast-util-to-string';
import type { Element, Root as HastRoot } from 'hast';
import { toMdast, type Handle, type State } from 'hast-util-to-mdast';
import type { Heading, Html, PhrasingContent, Root, RootContent } from 'mdast';
import type { HtmlContext } from './html-context.ts';
import { classesOf, findElement, isElement, propertyOf, textOf } from './elements.ts';
import { figure } from './figure.ts';
import { internal } from './internal.ts';
import { printKept, startTag } from './kept-html.ts';
import { codeBlock, writtenIn } from './code-block.ts';
import { mixed } from './mixed-html.ts';
import { table } from './table.ts';
import { minifyWhitespace } from './minify-whitespace.ts';
import { isFlow, wrapPhrasing } from './wrap-phrasing.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** The syntax tree of Markdown for a prepared tree of HTML, whose white space is minified. */
export function toMarkdownTree(tree: HastRoot, context: HtmlContext): Root {
  const notes: RootContent[] = [];
  const lose = (what: string, detail: string) => {
    context.lose(what, detail, 'changed');
  };
  const handlers: Record<string, Handle> = lookupTable({
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${String(level)}`, heading(level)])),
    ...Object.fromEntries(phrases.map((name) => [name, phrase])),
    ...Object.fromEntries(['b', 'strong'].map((name) => [name, wrapping('strong')])),
    ...Object.fromEntries(['em', 'i'].map((name) => [name, wrapping('emphasis')])),
    ...Object.fromEntries(['del', 's', 'strike'].map((name) => [name, wrapping('delete')])),
    a: link,
    aside: callout,
    blockquote: (state, node) => ({ type: 'blockquote', children: state.toFlow(state.all(node)) }),
    br: () => ({ type: 'break' }),
    code: (_state, node) => ({ type: 'inlineCode', value: writtenIn(node).replaceAll(/\s*\n\s*/g, ' ') }),
    details,
    dl: (state, node) => mixed(state, node),
    figure: (state, node) => figure(state, node),
    ol: list,
    ul: list,
    p: paragraph,
    pre: (state, node) => codeBlock(state, node, lose),
    table: (state, node) => table(state, node),
    tt: (_state, node) => ({ type: 'inlineCode', value: toString(node) }),
    wbr: () => ({ type: 'html', value: '<wbr>', data: { hName: 'span' } }),
    [internal.math]: mathematics,
    [internal.note]: (_state, node) => reference(node),
    [internal.noteText]: (state, node) => {
      const { identifier, label } = reference(node);
      notes.push({ type: 'footnoteDefinition', identifier, label, children: state.toFlow(state.all(node)) });
    },
    [internal.unconverted]: (_state, node) => ({ type: 'inlineCode', value: `unconverted: ${textOf(node)}` }),
  });
  minifyWhitespace(tree);
  // It would copy the tree, and minify it more slowly: it is given an empty one.
  const root = toMdast(
    { type: 'root', children: [] },
    {
      handlers,
      nodeHandlers: {
        root: (state) => ({ type: 'root', children: state.toFlow(state.all(tree)) }),
      },
    },
  ) as Root;
  // Notes in notes are found while the former are read.
  return { type: 'root', children: [...root.children, ...notes] };
}

function reference(node: Element) {
  const label = propertyOf(node, 'dataLabel');
  return { type: 'footnoteReference', identifier: label.toLowerCase(), label } as const;
}

/** Elements inside a sentence that articles hold as HTML. */
const phrases = [
  'abbr',
  'bdi',
  'bdo',
  'cite',
  'dfn',
  'ins',
  'kbd',
  'mark',
  'q',
  'ruby',
  'rp',
  'rt',
  'samp',
  'small',
  'sub',
  'sup',
  'time',
  'u',
  'var',
];

function html(value: string): Html {
  return { type: 'html', value, data: { hName: 'span' } };
}

function phrase(state: State, node: Element): RootContent[] {
  const tag = startTag(node);
  return wrapPhrasing(state.all(node), (children) =>
    children.length === 0 ? [] : [html(tag), ...children, html(`</${node.tagName}>`)],
  );
}

function wrapping(type: 'strong' | 'emphasis' | 'delete'): Handle {
  return (state, node) =>
    wrapPhrasing(state.all(node), (children) => (children.length === 0 ? [] : [{ type, children }]));
}

function link(state: State, node: Element): RootContent[] {
  const url = propertyOf(node, 'href');
  const id = propertyOf(node, 'id');
  const children = state.all(node);
  const anchor =
    id === '' ? [] : [html(`<a id="${id.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></a>`)];
  if (url === '') return [...anchor, ...children];
  const linked = wrapPhrasing(children, (inside): PhrasingContent[] =>
    inside.every((one) => one.type === 'text' && one.value.trim() === '')
      ? inside
      : [{ type: 'link', url, children: inside }],
  );
  return [...anchor, ...linked];
}

/** Trees that no parser has made can have blocks in a paragraph. */
function paragraph(state: State, node: Element): RootContent[] {
  const children = state.all(node);
  return children.some(isFlow)
    ? state.toFlow(children)
    : [{ type: 'paragraph', children: children as PhrasingContent[] }];
}

function heading(level: number): Handle {
  return (state, node) => {
    const children = state.all(node);
    const phrasing = children.flatMap((child) =>
      isFlow(child) && 'children' in child ? child.children : [child],
    );
    const others = phrasing.filter(isFlow);
    return [
      {
        type: 'heading',
        depth: level as Heading['depth'],
        children: phrasing.filter((child) => !isFlow(child)) as PhrasingContent[],
      },
      ...others,
    ];
  };
}

function mathematics(_state: State, node: Element): RootContent {
  const value = toString(node).trim();
  return propertyOf(node, 'dataDisplay') === 'true'
    ? { type: 'math', value }
    : { type: 'inlineMath', value: value.replaceAll(/\s*\n\s*/g, ' ') };
}

const callouts = ['note', 'tip', 'important', 'warning', 'example', 'summary', 'aside'];

/** `<aside>`, of the kind that its class names. */
function callout(state: State, node: Element): RootContent {
  const name = callouts.find((one) => classesOf(node).includes(one)) ?? 'aside';
  const children = state.toFlow(state.all(node));
  const title = propertyOf(node, 'title');
  const label: RootContent[] =
    title === ''
      ? []
      : [{ type: 'paragraph', data: { directiveLabel: true }, children: [{ type: 'text', value: title }] }];
  return {
    type: 'containerDirective',
    name,
    attributes: {},
    children: [...label, ...children],
  } as RootContent;
}

function details(state: State, node: Element): RootContent[] {
  const summary = findElement(node, 'summary');
  const rest = { ...node, children: node.children.filter((child) => child !== summary) };
  const shown = summary === undefined ? '' : `\n${printKept(summary)}`;
  return [block(`<details>${shown}`), ...state.toFlow(state.all(rest)), block('</details>')];
}

function block(value: string): Html {
  return { type: 'html', value, data: { hName: 'div' } };
}

/** Lists that are numbered otherwise than with numbers from one stay HTML. */
function list(state: State, node: Element): RootContent[] {
  const isLettered = /^[aAiI]$/.test(propertyOf(node, 'type')) || propertyOf(node, 'reversed') !== '';
  if (node.tagName === 'ol' && isLettered) return mixed(state, node);
  const children = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const items: Element[] = [];
  for (const child of children) {
    const last = items.at(-1);
    if (isElement(child, 'li')) items.push(child);
    // A list right inside a list belongs to the item before it.
    else if (isElement(child, 'ul', 'ol') && last !== undefined) last.children.push(child);
    else if (child.type !== 'comment')
      items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] });
  }
  const listItems = items.flatMap((item) => {
    const made = state.one(item, node);
    return made === undefined || Array.isArray(made) ? [] : [made];
  });
  if (listItems.length === 0) return [];
  const isOrdered = node.tagName === 'ol';
  const start = isOrdered ? Number.parseInt(propertyOf(node, 'start'), 10) : null;
  const spread = listItems.some(
    (item) =>
      'children' in item &&
      item.children.some(({ type }, index) => type !== 'list' && (index > 0 || type !== 'paragraph')),
  );
  return [
    {
      type: 'list',
      ordered: isOrdered,
      start: isOrdered ? (Number.isNaN(start) ? 1 : start) : null,
      spread,
      children: listItems.map((item) => ({ ...item, spread })),
    } as RootContent,
  ];
}
