import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { slug } from '../../model/ids.ts';
import type { Heading } from '../../model/document.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { freeId } from '../free-id.ts';
import { typographic } from '../typographic.ts';
import { visitElements } from '../visit-elements.ts';

type Depth = Heading['depth'];

/** Ids for headings, and the outline that they make. */
export const headings: Feature = {
  name: 'headings',
  html(tree, context) {
    const { found, language } = context;
    const taken = takeIds(tree, context);
    const flat: Heading[] = [];
    visitElements(tree, (node) => {
      if (!/^h[2-6]$/.test(node.tagName) || node.properties['dataFootnoteLabel'] === true) return;
      node.properties.id ??= makeId(node, taken);
      flat.push({
        id: node.properties.id,
        title: typographic(textOf(node), language).trim(),
        depth: Number(node.tagName[1]) as Depth,
        children: [],
      });
    });
    found.outline = nest(flat);
  },
};

/** The ids that authors and footnotes have given. One that stands there already is left out. */
function takeIds(tree: Root, { report, place }: FeatureContext): Set<string> {
  const taken = new Set<string>();
  visitElements(tree, (node) => {
    const { id } = node.properties;
    if (typeof id !== 'string') return;
    if (taken.has(id)) {
      report(diagnose('html-allowed', place(node), `The id "${id}" stands there already and is left out.`));
      delete node.properties.id;
    }
    taken.add(id);
  });
  return taken;
}

/** Readable and stable: `Hva er en relasjon?` becomes `hva-er-en-relasjon`; a second one ends in `-2`. */
function makeId(node: Element, taken: Set<string>): string {
  const stem = slug(textOf(node)) || 'section';
  // An id that begins with a digit is valid HTML but no XML name, which EPUB asks for.
  return freeId(/^[0-9]/.test(stem) ? `s-${stem}` : stem, taken);
}

/** The number of a footnote is no part of the heading that refers to it. */
function textOf({ children }: Element): string {
  return children
    .filter((child) => child.type !== 'element' || !isFootnoteReference(child))
    .map((child) => (child.type === 'element' ? textOf(child) : toString(child)))
    .join('');
}

function isFootnoteReference({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('footnote-ref');
}

function nest(flat: readonly Heading[]): Heading[] {
  const roots: Heading[] = [];
  const path: { depth: number; children: Heading[] }[] = [{ depth: 1, children: roots }];
  for (const heading of flat) {
    while ((path.at(-1)?.depth ?? 0) >= heading.depth) path.pop();
    const children: Heading[] = [];
    path.at(-1)?.children.push({ ...heading, children });
    path.push({ depth: heading.depth, children });
  }
  return roots;
}
