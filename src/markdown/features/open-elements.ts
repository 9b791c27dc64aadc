import type { Nodes } from 'mdast';
import { findUnclosedElements } from '../../checks/article/unclosed-elements.ts';
import type { Feature } from '../feature.ts';

/** Ends raw elements with the block in which they begin, so that one `<b>` does not make the rest of an article bold. */
export const openElements: Feature = {
  name: 'open-elements',
  markdown(tree, { source }) {
    for (const { name, parent } of findUnclosedElements(tree, source.text).toReversed())
      (parent.children as Nodes[]).push({ type: 'html', value: `</${name}>` });
  },
};
