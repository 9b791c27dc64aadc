import type { Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Feature } from '../feature.ts';

/**
 * Phrases with attributes of their own: `:span[buying center]{lang=en}`. Any other colon before a letter is
 * only a colon (`1:mange`), and is put back as it was written.
 */
export const phrases: Feature = {
  name: 'phrases',
  markdown(tree, { source }) {
    visit(tree, 'textDirective', (node, index, parent) => {
      if (node.name === 'span') {
        const { lang, dir } = node.attributes ?? {};
        node.data = { hName: 'span', hProperties: { ...(lang ? { lang } : {}), ...(dir ? { dir } : {}) } };
      } else if (parent !== undefined && index !== undefined) {
        const colon: Text = {
          type: 'text',
          value: source.text.slice(node.position?.start.offset, node.position?.end.offset),
        };
        if (node.position !== undefined) colon.position = node.position;
        parent.children[index] = colon;
      }
    });
  },
};
