import { visit } from 'unist-util-visit';
import type { Feature } from '../feature.ts';

/** Phrases with attributes of their own: `:span[buying center]{lang=en}`. */
export const phrases: Feature = {
  name: 'phrases',
  markdown(tree, { source }) {
    if (!source.text.includes(':span[')) return;
    visit(tree, 'textDirective', (node) => {
      const { lang, dir } = node.attributes ?? {};
      node.data = { hName: 'span', hProperties: { ...(lang ? { lang } : {}), ...(dir ? { dir } : {}) } };
    });
  },
};
