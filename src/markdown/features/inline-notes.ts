import type { FootnoteDefinition, PhrasingContent, Root } from 'mdast';
import { append } from '../../model/append.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Feature } from '../feature.ts';
import { freeId } from '../free-id.ts';
import { changePhrases, joinPieces, splitAtSigns, type Piece, type Sign } from '../phrase-signs.ts';

/** `^[a note]`, with markup and links, is a footnote (Pandoc User's Guide, "Extension: inline_notes"). */
export const inlineNotes: Feature = {
  name: 'inline-notes',
  markdown(tree, { source }) {
    if (!source.text.includes('^[')) return;
    const taken = listIdentifiers(tree);
    const notes: FootnoteDefinition[] = [];
    changePhrases(tree, source.text, (children) => {
      const pieces = splitAtSigns(children, source.text, /\^\[|[[\]]/g);
      return pieces && joinPieces(takeNotes(pieces, taken, notes));
    });
    append(tree.children, notes);
  },
};

function takeNotes(pieces: readonly Piece[], taken: Set<string>, notes: FootnoteDefinition[]): Piece[] {
  const made: Piece[] = [];
  const open: { readonly sign: Sign; readonly index: number }[] = [];
  for (const piece of pieces) {
    const opening = piece.type === 'sign' && piece.value === ']' ? open.pop() : undefined;
    if (piece.type === 'sign' && piece.value !== ']') open.push({ sign: piece, index: made.length });
    if (piece.type !== 'sign' || opening?.sign.value !== '^[') {
      made.push(piece);
      continue;
    }
    const children = joinPieces(made.slice(opening.index + 1));
    if (!children.some((child) => child.type !== 'text' || child.value.trim() !== '')) {
      made.push(piece);
      continue;
    }
    made.length = opening.index;
    made.push(addNote(children, opening.sign, piece, taken, notes));
  }
  return made;
}

function addNote(
  children: PhrasingContent[],
  from: Sign,
  to: Sign,
  taken: Set<string>,
  notes: FootnoteDefinition[],
): PhrasingContent {
  const identifier = freeId('note', taken);
  const position = { start: from.position.start, end: to.position.end };
  notes.push({
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children: [{ type: 'paragraph', children, position }],
    position,
  });
  return { type: 'footnoteReference', identifier, label: identifier, position };
}

function listIdentifiers(tree: Root): Set<string> {
  const taken = new Set<string>();
  walkNodes(tree, (node) => {
    if ('identifier' in node && typeof node.identifier === 'string') taken.add(node.identifier);
  });
  return taken;
}
