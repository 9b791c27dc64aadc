import type { Nodes, Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import remarkRehype from 'remark-rehype';
import { VFile } from 'vfile';
import type { SourceText } from '../model/source-text.ts';
import type { Words } from '../model/words.ts';

/** The syntax tree as HTML, raw HTML parsed into it, nothing yet sanitised. */
export async function toHtmlTree(tree: MdastRoot, source: SourceText, words: Words): Promise<HastRoot> {
  const toHast = remarkRehype({
    allowDangerousHtml: true,
    clobberPrefix: '',
    footnoteLabel: words('notes'),
    footnoteBackLabel: words('footnoteBack'),
  });
  const file = new VFile(source.text);
  const html = toHast(tree, file);
  if (!holdsRaw(html)) return html;
  const { raw } = await import('hast-util-raw');
  return raw(html, { file }) as HastRoot;
}

/** Parsing a tree anew costs more than making it: only an article that holds raw HTML pays for it. */
function holdsRaw(node: Nodes): boolean {
  return node.type === 'raw' || ('children' in node && node.children.some(holdsRaw));
}
