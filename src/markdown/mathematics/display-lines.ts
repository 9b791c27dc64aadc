import type { Math } from 'mdast-util-math';
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';

/** A formula between two dollar signs on one line, `$$ E = mc^2 $$`, is a block of its own, as in TeX. */
export function raiseDisplayLines(tree: Root, text: string): void {
  if (!text.includes('$$')) return;
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    if (index === undefined || parent === undefined) return undefined;
    const isDisplay = (node: PhrasingContent): boolean =>
      node.type === 'inlineMath' && text.startsWith('$$', node.position?.start.offset);
    if (!paragraph.children.some(isDisplay)) return undefined;
    const blocks = splitParagraph(paragraph, isDisplay);
    parent.children.splice(index, 1, ...(blocks as typeof parent.children));
    return index + blocks.length;
  });
}

function splitParagraph(paragraph: Paragraph, isDisplay: (node: PhrasingContent) => boolean): RootContent[] {
  const blocks: (Paragraph | Math)[] = [];
  for (const node of paragraph.children) {
    const last = blocks.at(-1);
    if (node.type === 'inlineMath' && isDisplay(node)) blocks.push(blockOf(node));
    else if (node.type === 'text' && last?.type === 'math') {
      const [, mark = '', rest = ''] = /^([.,;:!?]?)\s*(.*)$/s.exec(node.value) ?? [];
      // A full stop behind the formula belongs to its line.
      if (mark !== '') setTex(last, `${last.value}\\text{${mark}}`);
      if (rest !== '') blocks.push({ ...paragraph, children: [{ ...node, value: rest }] });
    } else if (last?.type === 'paragraph') last.children.push(node);
    else blocks.push({ ...paragraph, children: [node] });
  }
  return blocks.map((block) => (block.type === 'paragraph' ? trimEnd(block) : block)).filter(isNotEmpty);
}

function blockOf({ value, position }: { value: string; position?: Math['position'] }): Math {
  const block: Math = { type: 'math', value: '', ...(position === undefined ? {} : { position }) };
  setTex(block, value.trim());
  return block;
}

/** The element that remark-math makes of a formula on lines of its own. */
function setTex(block: Math, value: string): void {
  block.value = value;
  block.data = {
    hName: 'pre',
    hChildren: [
      {
        type: 'element',
        tagName: 'code',
        properties: { className: ['language-math', 'math-display'] },
        children: [{ type: 'text', value }],
      },
    ],
  };
}

function trimEnd(paragraph: Paragraph): Paragraph {
  const last = paragraph.children.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return paragraph;
}

function isNotEmpty(block: Paragraph | Math): boolean {
  return block.type === 'math' || block.children.some((node) => node.type !== 'text' || node.value !== '');
}
