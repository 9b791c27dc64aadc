import type { Nodes, Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import remarkRehype from 'remark-rehype';
import { VFile } from 'vfile';
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { FeatureContext } from './feature.ts';
import { findChanges } from './raw-html/find-changes.ts';
import { readWrittenTags } from './raw-html/written-tags.ts';

/** The syntax tree as HTML, raw HTML parsed into it, nothing yet sanitised; what the parser moved is reported. */
export async function toHtmlTree(
  tree: MdastRoot,
  { source, words, report }: Pick<FeatureContext, 'source' | 'words' | 'report'>,
): Promise<HastRoot> {
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
  const parsed = raw(html, { file }) as HastRoot;
  for (const { place, message, hint } of findChanges(readWrittenTags(html, source.text), parsed))
    report(diagnose('html-valid', source.place(place.start, place.end), message, { hint }));
  return parsed;
}

/** Parsing a tree anew costs more than making it: only an article that holds raw HTML pays for it. */
function holdsRaw(node: Nodes): boolean {
  return node.type === 'raw' || ('children' in node && node.children.some(holdsRaw));
}
