import type { Element, Root } from 'hast';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import type { FeatureContext } from '../feature.ts';
import { visitElements } from '../visit-elements.ts';
import { repairTree } from './repair-tree.ts';
import { keepValidValues } from './valid-values.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** Makes of a sanitised tree valid HTML, the same for every format, and says what was moved or left out. */
export function repairBody(tree: Root, { report, place }: FeatureContext): void {
  visitElements(tree, (node) => {
    for (const value of keepValidValues(node))
      report(
        diagnose('html-valid', place(node), `${value} is no value of <${node.tagName}>, and is left out.`, {
          hint: hints[value.split('=')[0] ?? ''],
        }),
      );
    dropUnknown(node);
  });
  repairTree(tree, (node, message) =>
    report(
      diagnose('html-valid', place(node), message, {
        hint: 'Put it where HTML allows it, or write Markdown.',
      }),
    ),
  );
}

const hints: Readonly<Record<string, string>> = lookupTable({
  datetime: 'Write a date as 2026-03-11, a time as 14:30.',
  lang: 'Write a language tag: nb, en, zh-Hant.',
  href: 'Write a whole address: https://example.org/page.',
  id: 'An id has no spaces.',
});

/**
 * Attributes of the schema that this one takes from GitHub's and that EPUB does not know. To delete what is not there
 * takes time, and nearly always nothing is.
 */
function dropUnknown({ properties }: Element): void {
  if ('itemScope' in properties) delete properties['itemScope'];
  if ('itemType' in properties) delete properties['itemType'];
  if ('longDesc' in properties) delete properties['longDesc'];
  if ('ariaLabelledBy' in properties) delete properties['ariaLabelledBy'];
  // Only the link to a note is known to name something in the page.
  if ('ariaDescribedBy' in properties && properties['dataFootnoteRef'] === undefined)
    delete properties['ariaDescribedBy'];
}
