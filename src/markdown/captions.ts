import type { Definition, FootnoteDefinition, Image, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import type { Node } from 'unist';
import { walkNodes } from '../model/walk-nodes.ts';

/** Parses a text as the article itself is parsed. */
export type Parse = (text: string) => Promise<Root>;

/** What can only begin markup, a citation or a formula. */
const markup = /[*_`$@[\]\\<&~^:]|==/;

/** Keeps a caption or a description that begins like a list or a heading a line of text. */
export const lead = 'x ';

/**
 * A caption is the title of an image, which the parser leaves as it is written. Where it contains markup, it is read like
 * any other text, with the notes and addresses of the article, and put after its image: `figures` finds it there.
 */
export async function readCaptions(tree: Root, source: string, parse: Parse): Promise<void> {
  const captioned: { readonly paragraph: Paragraph; readonly image: Image }[] = [];
  walkNodes<Nodes>(tree, (paragraph) => {
    if (paragraph.type !== 'paragraph') return;
    const image = loneImage(paragraph.children);
    if (image !== undefined && markup.test(image.title ?? '')) captioned.push({ paragraph, image });
  });
  if (captioned.length === 0) return;
  const definitions = listDefinitions(tree, source);
  for (const { paragraph, image } of captioned) {
    const caption = writtenTitle(image, source);
    const read = await parse(`${lead}${caption.text}\n\n${definitions}`);
    const [first] = read.children;
    if (first?.type !== 'paragraph') continue;
    const [start] = first.children;
    if (start?.type === 'text') start.value = start.value.slice(lead.length);
    walkNodes<Node>(first, (node) => {
      movePosition(node, image, caption.offset);
    });
    image.title = null;
    paragraph.data = { ...paragraph.data, hName: 'figure', hProperties: { className: ['figure'] } };
    paragraph.children.push({
      type: 'emphasis',
      children: first.children,
      data: { hName: 'figcaption' },
      ...(image.position === undefined ? {} : { position: image.position }),
    });
  }
}

function loneImage(children: readonly PhrasingContent[]): Image | undefined {
  const [only, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  if (only === undefined || others.length > 0) return undefined;
  if (only.type === 'link') return loneImage(only.children);
  return only.type === 'image' ? only : undefined;
}

/** What notes and addresses a caption may name: a note without its text, which is elsewhere. */
function listDefinitions(tree: Root, source: string): string {
  const lines: string[] = [];
  walkNodes<Nodes>(tree, (node) => {
    if (node.type === 'footnoteDefinition') lines.push(`[^${labelOf(node)}]: x`);
    if (node.type === 'definition')
      lines.push(source.slice(node.position?.start.offset, node.position?.end.offset));
  });
  return lines.join('\n\n');
}

function labelOf({ label, identifier }: FootnoteDefinition | Definition): string {
  return label ?? identifier;
}

/** The title with its backslashes, which show what is no markup, and where it is; as it was read otherwise. */
function writtenTitle(image: Image, source: string): { readonly text: string; readonly offset?: number } {
  const from = image.position?.start.offset ?? 0;
  const written = source.slice(from, image.position?.end.offset);
  const match = /(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))\s*\)$/s.exec(written);
  const text = match?.[0].replace(/\s*\)$/, '').slice(1, -1);
  if (match === null || text === undefined || text.includes('\n'))
    return { text: (image.title ?? '').replaceAll(/\s*\n\s*/g, ' ') };
  return { text, offset: from + match.index + 1 };
}

function movePosition(node: Node, image: Image, offset: number | undefined): void {
  if (image.position === undefined || node.position === undefined) return;
  const { start, end } = node.position;
  const shift = (at: number | undefined) => Math.max((at ?? 0) - lead.length, 0) + (offset ?? 0);
  node.position =
    offset === undefined
      ? image.position
      : {
          start: { ...image.position.start, offset: shift(start.offset) },
          end: { ...image.position.end, offset: shift(end.offset) },
        };
}
