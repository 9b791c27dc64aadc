import { toString } from 'mdast-util-to-string';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { append } from '../model/append.ts';
import type { ArticleCheck } from './check.ts';

/** Brackets that are no link, no note and no image. What may not stand before them is looked at last. */
const bracketed = /\[(?<![\\\]!]\[)(?!\^)([^[\]\n]{2,200})\](?![[({:])/g;

/** Links of pandoc to headings, by their text alone: `[How to swim]` (its manual, "Extension: implicit_header_references"). */
export const checkHeadingReferences: ArticleCheck = (_tree, source) => {
  const texts = source.nodes.of('text').filter(({ value }) => value.includes('['));
  if (texts.length === 0) return [];
  const headings = new Set(source.nodes.of('heading').map((heading) => fold(toString(heading))));
  const diagnostics: Diagnostic[] = [];
  for (const { position } of texts) {
    const from = position?.start.offset;
    if (from === undefined) continue;
    const written = source.text.slice(from, position?.end.offset);
    const references = [...written.matchAll(bracketed)];
    append(
      diagnostics,
      references
        .filter(([, name = '']) => headings.has(fold(name)))
        .map(({ 0: reference, index }) => {
          const place = source.range(from + index, from + index + reference.length);
          return diagnose('dialect-known', place, 'A link to a heading is printed as text.', {
            hint: `Write ${reference}(#the-id-of-the-heading), or \\${reference} for the brackets.`,
          });
        }),
    );
  }
  return diagnostics;
};

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
