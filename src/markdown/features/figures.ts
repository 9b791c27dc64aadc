import { h } from 'hastscript';
import type { Element } from 'hast';
import { slug } from '../../model/ids.ts';
import type { Feature } from '../feature.ts';
import { freeId } from '../free-id.ts';
import { typographic } from '../typographic.ts';
import { SKIP, visitElements } from '../visit-elements.ts';

/** An image alone in its paragraph is a figure, within a link too; its title is the caption, and gives it a number. */
export const figures: Feature = {
  name: 'figures',
  html(tree, { found, words, language }) {
    const taken = new Set<string>();
    visitElements(tree, ({ properties: { id } }) => {
      if (typeof id === 'string') taken.add(id);
    });
    visitElements(tree, (node, index, parent) => {
      const only = node.tagName === 'p' ? onlyElement(node) : undefined;
      const image = only?.tagName === 'a' ? onlyElement(only) : only;
      if (only === undefined || image?.tagName !== 'img') return undefined;
      const title = image.properties.title;
      delete image.properties.title;
      if (typeof title !== 'string' || title.trim() === '') {
        parent.children[index] = h('figure.figure', only);
        return SKIP;
      }
      const number = found.figures.length + 1;
      const label = words('figure', { number });
      const id = freeId(slug(label), taken);
      const caption = typographic(title, language);
      found.figures.push({ id, number, caption });
      parent.children[index] = h('figure.figure', { id }, [
        only,
        h('figcaption', [h('span.figure-number', label), ` ${caption}`]),
      ]);
      return SKIP;
    });
  },
};

function onlyElement({ children }: Element): Element | undefined {
  const [only, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return only?.type === 'element' && others.length === 0 ? only : undefined;
}
