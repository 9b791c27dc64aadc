import type { Root as HastRoot } from 'hast';
import { raw } from 'hast-util-raw';
import type { Root as MdastRoot } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit, EXIT } from 'unist-util-visit';
import { VFile } from 'vfile';
import type { SourceText } from '../model/source-text.ts';
import type { Words } from '../model/words.ts';

/** The syntax tree as HTML, raw HTML parsed into it, nothing yet sanitised. */
export function toHtmlTree(tree: MdastRoot, source: SourceText, words: Words): HastRoot {
  const html = unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      footnoteLabel: words('notes'),
      footnoteBackLabel: words('footnoteBack'),
    })
    .runSync(tree);
  return holdsRaw(html) ? (raw(html, { file: new VFile(source.text) }) as HastRoot) : html;
}

/** Parsing a tree anew costs more than making it: only an article that holds raw HTML pays for it. */
function holdsRaw(tree: HastRoot): boolean {
  let found = false;
  visit(tree, 'raw', () => {
    found = true;
    return EXIT;
  });
  return found;
}
