import type { Text } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Place } from '../model/place.ts';
import type { ArticleCheck, ArticleSource } from './check.ts';

interface Dangling {
  readonly label: string;
  readonly place: Place;
}

/** Every footnote reference has its footnote, and every footnote a reference. */
export const checkFootnotes: ArticleCheck = (_tree, source) => {
  const { nodes } = source;
  const definitions = new Map(nodes.of('footnoteDefinition').map((node) => [node.identifier, node]));
  const used = new Set(nodes.of('footnoteReference').map(({ identifier }) => identifier));
  // A reference without a definition stays a text.
  const dangling = source.text.includes('[^')
    ? nodes.of('text').flatMap((text) => findReferences(text, source))
    : [];
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
          { hint: `Write [^${definition.label ?? definition.identifier}] where it belongs, or remove it.` },
        ),
      ),
  ];
};

/** References in a text as it was written, where an escaped bracket (`\\[^1]`) can still be recognised. */
function findReferences(node: Text, source: ArticleSource): Dangling[] {
  const from = node.position?.start.offset;
  if (from === undefined) return [];
  const written = source.text.slice(from, node.position?.end.offset);
  if (!written.includes('[^')) return [];
  return [...written.matchAll(/(?<!\\)\[\^([^[\]\s]+)\]/g)].map(({ 0: reference, 1: label = '', index }) => ({
    label,
    place: source.range(from + index, from + index + reference.length),
  }));
}
