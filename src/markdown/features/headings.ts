import type { Element, Root } from 'hast';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { slug } from '../../model/ids.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { freeId } from '../free-id.ts';
import { aliasesOf } from '../heading-aliases.ts';
import { returnIds } from '../plugins/lent-ids.ts';
import { readableText } from '../readable-text.ts';
import { visitElements } from '../visit-elements.ts';

/** Ids for headings. */
export const headings: Feature = {
  name: 'headings',
  html(tree, context) {
    const taken = takeIds(tree, context);
    const named: { id: string; text: string }[] = [];
    const renamed = new Map<string, string>();
    visitElements(tree, (node) => {
      if (!isHeading(node)) return;
      const text = readableText(node);
      const { id: given } = node.properties;
      const id = given === undefined || context.lentIds.has(given) ? makeId(text, taken) : given;
      if (given !== undefined && given !== id) renamed.set(given, id);
      node.properties.id = id;
      named.push({ id, text });
    });
    if (context.lentIds.size > 0) returnIds(tree, context.lentIds, renamed);
    context.collected.aliases = aliasesOf(named, taken);
  },
};

/** A heading of the author: not that of the notes. */
export function isHeading({ tagName, properties }: Element): boolean {
  return /^h[2-6]$/.test(tagName) && properties['dataFootnoteLabel'] !== true;
}

/** The ids that authors and footnotes have given. One that is there already is left out. */
function takeIds(tree: Root, { report, place, lentIds }: FeatureContext): Set<string> {
  const taken = new Set<string>();
  visitElements(tree, (node) => {
    const { id } = node.properties;
    if (typeof id !== 'string' || lentIds.has(id)) return;
    if (taken.has(id)) {
      report(diagnose('html-allowed', place(node), `The id "${id}" is already used, and is removed.`));
      delete node.properties.id;
    }
    taken.add(id);
  });
  return taken;
}

/** Readable and stable: `Hva er en relasjon?` becomes `hva-er-en-relasjon`; a second one ends in `-2`. */
function makeId(text: string, taken: Set<string>): string {
  const stem = slug(text) || 'section';
  // An id that begins with a digit is valid HTML but no XML name, which EPUB asks for.
  return freeId(/^[0-9]/.test(stem) ? `s-${stem}` : stem, taken);
}
