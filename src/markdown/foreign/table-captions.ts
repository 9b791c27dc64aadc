import type { Paragraph, Parents, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { walkNodes } from '../../model/walk-nodes.ts';

const mark = /^(?:Table)?:[ \t]+(?=\S)/i;
const attributes = /[ \t]*\{(?:#([\w:.-]+))?[^{}\n]*\}[ \t]*$/;

/** Captions of pandoc and Quarto, `: A caption {#tbl-a}` below a table or `Table: A caption` above it, marked for `tables`. */
export function readTableCaptions(tree: Root, source: string): void {
  if (!/:(?<=^[ \t>]*(?:Table)?:)[ \t]+\S/im.test(source) || !/\||grid-table/.test(source)) return;
  walkNodes<Root | Parents>(tree, (parent) => {
    if (!('children' in parent)) return;
    const children = parent.children as RootContent[];
    for (const [index, node] of children.entries())
      if (node.type === 'table') freeLastRow(node, children, index);
    for (const [index, node] of children.entries()) {
      if (!isCaption(node)) continue;
      const [before, after] = [isTable(children[index - 1]), isTable(children[index + 1])];
      // Between two tables, `Table:` is most often above its own, and a lone colon below it.
      const isAbove = after && (!before || startsWithWord(node));
      if (isAbove) markCaption(node, 'caption-of-next', tree);
      else if (before) markCaption(node, 'caption-of-previous', tree);
    }
  });
}

function isTable(node: RootContent | undefined): boolean {
  return node?.type === 'table' || (node?.type === 'containerDirective' && node.name === 'grid-table');
}

function startsWithWord({ children: [first] }: Paragraph): boolean {
  return first?.type === 'text' && /^Table/i.test(first.value);
}

/** Right below a table, its caption was read as a row. */
function freeLastRow(table: Table, children: RootContent[], index: number): void {
  const last = table.children.at(-1);
  const [first, ...others] = last?.children ?? [];
  const [text] = first?.children ?? [];
  if (last === undefined || table.children.length < 2 || first === undefined || text?.type !== 'text') return;
  if (!mark.test(text.value) || others.some((cell) => cell.children.length > 0)) return;
  table.children.pop();
  children.splice(index + 1, 0, {
    type: 'paragraph',
    children: first.children,
    ...(last.position && { position: last.position }),
  });
}

function isCaption(node: RootContent): node is Paragraph {
  if (node.type !== 'paragraph' || node.data !== undefined) return false;
  const [first] = node.children;
  return first?.type === 'text' && mark.test(first.value);
}

function markCaption(caption: Paragraph, name: string, tree: Root): void {
  const children = [...caption.children];
  const [first] = children;
  if (first?.type === 'text') children[0] = { ...first, value: first.value.replace(mark, '') };
  const last = children.at(-1);
  const [list, id] = last?.type === 'text' ? (attributes.exec(last.value) ?? []) : [];
  if (last?.type === 'text' && list !== undefined)
    children[children.length - 1] = { ...last, value: last.value.slice(0, -list.length) };
  caption.children = children.filter(isWritten);
  caption.data = { hName: 'p', hProperties: { className: [name], ...(id === undefined ? {} : { id }) } };
  const { start, end } = caption.position ?? {};
  if (start?.offset !== undefined && end?.offset !== undefined)
    tree.data = {
      ...tree.data,
      taken: [...(tree.data?.taken ?? []), { start: start.offset, end: end.offset }],
    };
}

function isWritten(node: PhrasingContent): boolean {
  return node.type !== 'text' || node.value !== '';
}
