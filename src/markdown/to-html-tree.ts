import type { Nodes, Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import remarkRehype, { type Options } from 'remark-rehype';
import { VFile } from 'vfile';
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { RemarkRehypeOptions } from '../plugins/config.ts';
import type { FeatureContext } from './feature.ts';
import { findChanges } from './raw-html/find-changes.ts';
import { readWrittenTags } from './raw-html/written-tags.ts';

/** The syntax tree as HTML, raw HTML not yet parsed into it, which `parseRawHtml` does. */
export function toHtmlTree(
  tree: MdastRoot,
  { source, words }: Pick<FeatureContext, 'source' | 'words'>,
  options: RemarkRehypeOptions = {},
): HastRoot {
  const toHast = remarkRehype({
    ...(options as Options),
    allowDangerousHtml: true,
    clobberPrefix: '',
    footnoteLabel: words('notes'),
    footnoteBackLabel: words('footnoteBack'),
  });
  return toHast(tree, new VFile(source.text));
}

/** Parses raw HTML into a tree in which nothing is sanitised; what the parser moved is reported. */
export async function parseRawHtml(
  html: HastRoot,
  { source, report }: Pick<FeatureContext, 'source' | 'report'>,
): Promise<HastRoot> {
  if (!holdsRaw(html)) return html;
  const { raw } = await import('hast-util-raw');
  placeBreaks(html);
  const parsed = raw(html, { file: new VFile(source.text) }) as HastRoot;
  for (const { place, message, hint } of findChanges(readWrittenTags(html, source.text), parsed))
    report(diagnose('html-valid', source.place(place.start, place.end), message, { hint }));
  return parsed;
}

/**
 * A line break that remark-rehype puts between two nodes is nowhere in the source. The parser joins it with the text
 * beside it, which would lose its place.
 */
function placeBreaks(node: Nodes): void {
  if (!('children' in node)) return;
  let end = node.children.find(({ position }) => position !== undefined)?.position?.start;
  for (const child of node.children) {
    if (child.type === 'text' && child.position === undefined && end !== undefined)
      child.position = { start: end, end };
    end = child.position?.end ?? end;
    placeBreaks(child);
  }
}

/** Parsing a tree again costs more than making it: only an article that contains raw HTML pays for it. */
function holdsRaw(node: Nodes): boolean {
  return node.type === 'raw' || ('children' in node && node.children.some(holdsRaw));
}
