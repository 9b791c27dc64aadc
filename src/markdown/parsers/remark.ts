import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { cellFormulas } from './cell-formulas.ts';
import { plainColons } from './plain-colons.ts';

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
