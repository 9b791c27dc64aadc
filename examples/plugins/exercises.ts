import type { Feature } from 'kolofon';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Paragraph } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Numbered exercises, which look like callouts:
 *
 *   :::exercise[Your own network]
 *   Draw the people you talk to every week.
 *   :::
 */
export const exercises: Feature = {
  name: 'exercises',
  markdown(tree, { language, report }) {
    const word = language === 'nb' || language === 'nn' ? 'Oppgave' : 'Exercise';
    let number = 0;
    visit(tree, 'containerDirective', (node) => {
      if (node.name !== 'exercise') return;
      number += 1;
      const label = takeLabel(node);
      if (node.children.length === 0)
        report(`${word} ${String(number)} asks nothing.`, {
          at: node,
          hint: 'Write what to do before the last :::.',
        });
      const title: Paragraph = {
        type: 'paragraph',
        data: { hName: 'p', hProperties: { className: ['callout-title'] } },
        children: [
          { type: 'text', value: `${word} ${String(number)}${label ? ': ' : ''}` },
          ...(label?.children ?? []),
        ],
      };
      node.children.unshift(title);
      node.data = { hName: 'aside', hProperties: { className: ['callout', 'exercise'], role: 'note' } };
    });
  },
};

/** The text in brackets behind the name is the first paragraph. */
function takeLabel(node: ContainerDirective): Paragraph | undefined {
  const [first] = node.children;
  if (first?.type !== 'paragraph' || first.data?.directiveLabel !== true) return undefined;
  node.children.shift();
  return first;
}
