import type { Heading, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Place } from '../../model/place.ts';
import type { ArticleCheck } from './check.ts';

/** The title is the only heading of level 1, and below it no level is skipped (WCAG 2.2, technique G141). */
export const checkHeadings: ArticleCheck = (tree, source) => {
  const diagnostics: Diagnostic[] = [];
  const headings: Heading[] = [];
  walkNodes<Nodes>(tree, (node) => {
    if (node.type === 'heading') headings.push(node);
    if (node.type === 'html' && /<h1[\s>]/i.test(node.value))
      diagnostics.push(secondTitle('<h1>', source.place(node)));
  });
  let depth = 1;
  for (const heading of headings) {
    const place = source.place(heading);
    const text = toString(heading);
    if (text.trim() === '') {
      diagnostics.push(
        diagnose('heading-not-empty', place, 'The heading has no text.', {
          hint: 'Write one, or take the # signs out.',
        }),
      );
    }
    if (heading.depth === 1) {
      diagnostics.push(secondTitle(`"${text}"`, place));
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

function secondTitle(what: string, place: Place): Diagnostic {
  return diagnose('heading-single-h1', place, `${what} is a second heading of level 1.`, {
    hint: 'The title in the front matter is the first. Begin the body with text, and its headings with ##.',
  });
}
