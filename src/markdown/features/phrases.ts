import type { Nodes } from 'mdast';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Feature } from '../feature.ts';

/** Phrases with attributes of their own: `:span[buying center]{lang=en}`. */
export const phrases: Feature = {
  name: 'phrases',
  markdown(tree, { source }) {
    if (!source.text.includes(':span[')) return;
    walkNodes<Nodes>(tree, (node) => {
      if (node.type !== 'textDirective') return;
      const { lang, dir } = node.attributes ?? {};
      node.data = { hName: 'span', hProperties: { ...(lang ? { lang } : {}), ...(dir ? { dir } : {}) } };
    });
  },
};
