import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { plainColons } from './plain-colons.ts';

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .use(plainColons)
  .use(remarkMath)
  .freeze();

/** The reference: what remark makes of a text is what the dialect is. */
export function parseWithRemark(text: string): Root {
  return parser.parse(text);
}
