import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';

/** The title is the only heading of level 1, and below it no level is skipped (WCAG 2.2, technique G141). */
export const checkHeadings: ArticleCheck = (tree, source) => {
  const diagnostics: Diagnostic[] = [];
  const headings: Heading[] = [];
  visit(tree, 'heading', (heading) => {
    headings.push(heading);
  });
  let depth = 1;
  for (const heading of headings) {
    const place = source.place(heading);
    const text = toString(heading);
    if (text.trim() === '') {
      diagnostics.push(diagnose('heading-not-empty', place, 'The heading has no text.'));
    }
    if (heading.depth === 1) {
      diagnostics.push(
        diagnose('heading-single-h1', place, `"${text}" is a second heading of level 1.`, {
          hint: 'The title in the front matter is the first. Begin the body with text, and its headings with ##.',
        }),
      );
    } else if (heading.depth > depth + 1) {
      diagnostics.push(
        diagnose(
          'heading-order',
          place,
          `"${text}" is of level ${String(heading.depth)}, but the heading above it is of level ${String(depth)}.`,
          { hint: `Write it with ${'#'.repeat(depth + 1)}.` },
        ),
      );
    }
    depth = heading.depth;
  }
  return diagnostics;
};
