import { visit, type Document, type Scalar } from 'yaml';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import { firstNoncharacter, nameCodePoint, withoutNoncharacters } from '../model/noncharacters.ts';

/** Takes out of keys and values what an escape brings in: `"\uFDD0"`. Changes the document. */
export function dropNoncharacters(document: Document, place: (node: Scalar) => Place): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(document, {
    Scalar: (_, node) => {
      const found = typeof node.value === 'string' ? firstNoncharacter(node.value) : undefined;
      if (found === undefined) return;
      node.value = withoutNoncharacters(String(node.value));
      const message = `The text contains ${nameCodePoint(found)}, which is not a character.`;
      diagnostics.push(diagnose('utf8-valid', place(node), message, { hint: 'Take it out.' }));
    },
  });
  return diagnostics;
}
