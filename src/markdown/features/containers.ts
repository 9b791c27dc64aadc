import { toString } from 'mdast-util-to-string';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Nodes, Paragraph } from 'mdast';
import type { Words } from '../../model/words.ts';
import { type Feature, isMade } from '../feature.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** Blocks that are no callouts: tabs, which are shown one after another, details, tables of blocks, figures and tables of several parts, and a block with an id. */
export const containers: Feature = {
  name: 'containers',
  markdown(_tree, { words }, nodes) {
    for (const node of nodes.of('containerDirective')) {
      if (isMade(node)) continue;
      makers[node.name]?.(node, words);
    }
  },
};

const makers: Readonly<Record<string, (node: ContainerDirective, words: Words) => void>> = lookupTable({
  tab: (node) => {
    const label = labelOf(node);
    const name = label === undefined ? '' : toString(label);
    if (label !== undefined) label.data = { hName: 'p', hProperties: { className: ['tab-label'] } };
    node.data = {
      hName: 'div',
      hProperties: { className: ['tab'], role: 'group', ...(name === '' ? {} : { ariaLabel: name }) },
    };
  },
  details: (node, words) => {
    const label = labelOf(node) ?? {
      type: 'paragraph',
      children: [{ type: 'text', value: words('details') }],
    };
    label.data = { hName: 'summary' };
    if (node.children[0] !== label) node.children.unshift(label);
    node.data = { hName: 'details', hProperties: idOf(node) };
  },
  'figure-group': nameGroup('figure-group'),
  'table-group': nameGroup('table-group'),
  'grid-table': nameAs('table'),
  'grid-head': nameAs('thead'),
  'grid-body': nameAs('tbody'),
  'grid-foot': nameAs('tfoot'),
  'grid-row': nameAs('tr'),
  'grid-heading': nameAs('th'),
  'grid-cell': nameAs('td'),
  div: (node) => {
    node.data = { hName: 'div', hProperties: idOf(node) };
  },
});

/** Of a table whose cells contain blocks: see `foreign/grid.ts`. */
function nameAs(hName: string): (node: ContainerDirective) => void {
  return (node) => {
    const { align, colspan, rowspan } = node.attributes ?? {};
    node.data = {
      hName,
      hProperties: {
        ...(align ? { align } : {}),
        ...(colspan ? { colSpan: colspan } : {}),
        ...(rowspan ? { rowSpan: rowspan } : {}),
      },
    };
  };
}

/** The caption of a figure or table of several parts is its last paragraph: `figures` and `tables` number it. */
function nameGroup(className: string): (node: ContainerDirective) => void {
  return (node) => {
    const caption = labelOf(node) ?? lastWords(node);
    if (caption !== undefined) {
      caption.data = { hName: 'figcaption' };
      node.children = [...node.children.filter((child) => child !== caption), caption];
    }
    node.data = { hName: 'figure', hProperties: { className: [className], ...idOf(node) } };
  };
}

function lastWords({ children }: ContainerDirective): Paragraph | undefined {
  const last = children.at(-1);
  const isCaption =
    children.length > 1 && last?.type === 'paragraph' && last.data === undefined && showsWords(last);
  return isCaption ? last : undefined;
}

/** Whether it is more than images and tags. */
function showsWords(node: Nodes): boolean {
  if ('children' in node) return node.children.some(showsWords);
  return 'value' in node && node.type !== 'html' && node.value.trim() !== '';
}

function labelOf({ children: [first] }: ContainerDirective): Paragraph | undefined {
  return first?.type === 'paragraph' && first.data?.directiveLabel === true ? first : undefined;
}

function idOf({ attributes }: ContainerDirective): { readonly id?: string } {
  return attributes?.['id'] ? { id: attributes['id'] } : {};
}
