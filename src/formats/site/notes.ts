import type { Element, Root } from 'hast';
import { visitElements } from '../../markdown/visit-elements.ts';
import { isNoteId } from '../../model/document.ts';
import type { Article } from '../../model/series.ts';

/** Gives each note, and the first place that points to it, a class by which the style sheet sets the one beside the other. */
export function tieNotes(tree: Root): Root {
  const notes = new Map<string, Element>();
  visitElements(tree, (node) => {
    const { id } = node.properties;
    if (isNoteId(id)) notes.set(id, node);
  });
  if (notes.size === 0) return tree;
  const numbers = new Map([...notes.keys()].map((id, index) => [`#${id}`, index + 1]));
  for (const [id, note] of notes) note.properties.className = [`note-${numbers.get(`#${id}`) ?? 0}`];
  visitElements(tree, (node) => {
    const href = String(node.properties.href);
    const number = numbers.get(href);
    if (number === undefined) return;
    numbers.delete(href);
    node.properties.className = [`to-note-${number}`];
  });
  return tree;
}

/** The rules for as many notes as the longest article has: each is at its line, or below the note before it. */
export function styleNotes(articles: readonly Article[]): string {
  const most = articles.reduce((count, { document }) => Math.max(count, document.noteCount), 0);
  const rules = Array.from({ length: most }, (_unused, index) => {
    const number = index + 1;
    const line = `anchor(--to-${number} top)`;
    const top = number === 1 ? line : `max(${line},calc(anchor(--note-${number - 1} bottom) + .75rem))`;
    return (
      `.to-note-${number}{anchor-name:--to-${number}}` +
      `.note-${number}{anchor-name:--note-${number};top:${top}}`
    );
  });
  return rules.join('\n');
}
