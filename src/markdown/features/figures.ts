import { h } from 'hastscript';
import type { Element } from 'hast';
import { slug } from '../../model/ids.ts';
import type { Feature } from '../feature.ts';
import { freeId } from '../free-id.ts';
import { typographic } from '../typographic.ts';
import { SKIP, visitElements } from '../visit-elements.ts';

/** An image alone in its paragraph is a figure; its title is the caption, and gives it a number. */
export const figures: Feature = {
  name: 'figures',
  html(tree, { found, words, language }) {
    const taken = new Set<string>();
    visitElements(tree, ({ properties: { id } }) => {
      if (typeof id === 'string') taken.add(id);
    });
    visitElements(tree, (node, index, parent) => {
      const image = node.tagName === 'p' ? onlyImage(node) : undefined;
      if (image === undefined) return undefined;
      const title = image.properties.title;
      delete image.properties.title;
      if (typeof title !== 'string' || title.trim() === '') {
        parent.children[index] = h('figure.figure', image);
        return SKIP;
      }
      const number = found.figures.length + 1;
      const label = words('figure', { number });
      const id = freeId(slug(label), taken);
      const caption = typographic(title, language);
      found.figures.push({ id, number, caption });
      parent.children[index] = h('figure.figure', { id }, [
        image,
        h('figcaption', [h('span.figure-number', label), ` ${caption}`]),
      ]);
      return SKIP;
    });
  },
};

function onlyImage(paragraph: Element): Element | undefined {
  const children = paragraph.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only] = children;
  return children.length === 1 && only?.type === 'element' && only.tagName === 'img' ? only : undefined;
}
