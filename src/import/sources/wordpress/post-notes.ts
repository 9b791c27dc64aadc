import type { Element, ElementContent, Root } from 'hast';
import { isElement, propertyOf } from '../../html/elements.ts';
import { internal, noteReference, noteText } from '../../html/internal.ts';
import { findLinkedNotes, lowerNotes } from '../../html/notes.ts';
import { parseJson } from '../../parse-json.ts';
import { parseHtml } from '../../html/parse-html.ts';

/** Gives every note of a post a number: those of shortcodes, of the block of footnotes, and those made of links. */
export function numberNotes(tree: Root, footnotes: string | undefined): void {
  let count = 0;
  const labels = { next: () => String((count += 1)) };
  const texts = readFootnotes(footnotes);
  const ofBlock = new Map<string, string>();
  const added: Element[] = [];
  const visit = (parent: Root | Element): void => {
    parent.children = (parent.children as ElementContent[]).map((child): ElementContent => {
      if (!isElement(child)) return child;
      const id = propertyOf(child, 'dataFn');
      const content = texts.get(id);
      if (content !== undefined) {
        const known = ofBlock.get(id);
        const label = known ?? labels.next();
        ofBlock.set(id, label);
        if (known === undefined) added.push(noteText(label, parseHtml(content).children as ElementContent[]));
        return noteReference(label);
      }
      visit(child);
      if (child.tagName !== internal.note || propertyOf(child, 'dataLabel') !== '') return child;
      const label = labels.next();
      added.push(noteText(label, child.children));
      return noteReference(label);
    });
  };
  visit(tree);
  findLinkedNotes(tree, labels);
  lowerNotes(tree);
  for (const note of added) tree.children.push(note);
}

/** The block of footnotes keeps their texts beside the post: `[{"content":"…","id":"…"}]`. */
function readFootnotes(written: string | undefined): ReadonlyMap<string, string> {
  const notes = parseJson(written ?? '');
  if (!Array.isArray(notes)) return new Map();
  return new Map(
    (notes as ({ id?: unknown; content?: unknown } | null)[]).flatMap((note) =>
      typeof note?.id === 'string' && typeof note.content === 'string'
        ? [[note.id, note.content] as const]
        : [],
    ),
  );
}

/** `((a note))`, as one plug-in writes them, where nothing else could be meant. */
export function bracketNotes(html: string): { readonly html: string; readonly count: number } {
  let count = 0;
  const converted = html.replaceAll(
    /(?<=[\p{L}\p{N}.,;:!?”"»)>])\s?\(\(([^()]{8,3000})\)\)/gu,
    (_whole, text: string) => {
      count += 1;
      return `<${internal.note}>${text}</${internal.note}>`;
    },
  );
  return { html: count > 0 && !/<(?:pre|code)\b[^>]*>[^<]*\(\(/.test(html) ? converted : html, count };
}
