import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import type { Root, Nodes } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { plainColons } from './plain-colons.ts';
import { walkNodes } from '../../model/walk-nodes.ts';

const own = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .use(plainColons)
  .use(remarkMath)
  .use(cellFormulas)
  .use(cjkEmphasis)
  .freeze();

/** A processor that reads the dialect, to which more may be attached. */
export function remarkProcessor(): Processor {
  return own() as unknown as Processor;
}

/** The reference: what remark makes of a text is what the dialect is. */
export function parseWithRemark(text: string): Root {
  return own.parse(text);
}

/** `**「重要」**です` is strong: in CommonMark a mark between punctuation and a letter opens and closes nothing. */
function cjkEmphasis(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(cjkFriendlyExtension());
}

/**
 * A bar that is escaped for the sake of its table cell is a bar in a formula too, as in code (GitHub Flavored Markdown,
 * "Tables (extension)", example 200). remark-math keeps the backslash.
 */
function cellFormulas(this: Processor): void {
  const data = this.data();
  (data.fromMarkdownExtensions ??= []).push({ transforms: [unescapeBars] });
}

function unescapeBars(tree: Root): void {
  walkNodes<Nodes>(tree, (cell) => {
    if (cell.type !== 'tableCell') return;
    walkNodes<Nodes>(cell, (node) => {
      if (node.type !== 'inlineMath') return;
      node.value = unescapeIn(node.value);
      for (const child of node.data?.hChildren ?? [])
        if (child.type === 'text') child.value = unescapeIn(child.value);
    });
  });
}

function unescapeIn(tex: string): string {
  return tex.replaceAll('\\|', '|');
}
