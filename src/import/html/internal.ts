import { h } from 'hastscript';
import type { Element, ElementContent } from 'hast';

/**
 * Elements that importers put into HTML for what HTML has no element for. A source that writes them itself gets no more
 * than it could write otherwise.
 */
export const internal = {
  note: 'kolofon-note',
  noteText: 'kolofon-note-text',
  math: 'kolofon-math',
  unconverted: 'kolofon-unconverted',
} as const;

/** The place in the text that a note belongs to. */
export function noteReference(label: string): Element {
  return h(internal.note, { dataLabel: label });
}

/** The text of a note. Where it is in the tree does not matter. */
export function noteText(label: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: internal.noteText, properties: { dataLabel: label }, children };
}

export function formula(tex: string, isDisplay: boolean): Element {
  return h(internal.math, { dataDisplay: isDisplay ? 'true' : 'false' }, tex);
}

/** What has no counterpart, marked: see `import/unconverted.ts`. */
export function unconverted(text: string): Element {
  return h(internal.unconverted, text);
}
