import type { FootnoteDefinition } from 'mdast';
import { visit } from 'unist-util-visit';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import type { Place } from '../../model/place.ts';
import type { ArticleCheck } from './check.ts';

/** Every footnote reference has its footnote, and every footnote a reference. */
export const checkFootnotes: ArticleCheck = (tree, source) => {
  const definitions = new Map<string, FootnoteDefinition>();
  const used = new Set<string>();
  const dangling: { label: string; place: Place }[] = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition') definitions.set(node.identifier, node);
    else if (node.type === 'footnoteReference') used.add(node.identifier);
    else if (node.type === 'text') {
      // A reference without a definition stays a text.
      for (const [, label = ''] of node.value.matchAll(/\[\^([^\]\s]+)\]/g))
        dangling.push({ label, place: source.place(node) });
    }
  });
  const labels = [...definitions.values()].map((definition) => definition.label ?? definition.identifier);
  return [
    ...dangling.map(({ label, place }): Diagnostic =>
      diagnose('footnote-defined', place, `There is no footnote "${label}".`, {
        hint: didYouMean(label, labels),
      }),
    ),
    ...[...definitions]
      .filter(([id]) => !used.has(id))
      .map(([, definition]) =>
        diagnose(
          'footnote-used',
          source.place(definition),
          `Nothing refers to the footnote "${definition.label ?? definition.identifier}".`,
        ),
      ),
  ];
};
