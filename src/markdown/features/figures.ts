import { h } from 'hastscript';
import { toString } from 'hast-util-to-string';
import type { Element, ElementContent } from 'hast';
import { slug } from '../../model/ids.ts';
import type { Feature } from '../feature.ts';
import { languageOfPhrase } from '../../model/words.ts';
import { freeId } from '../free-id.ts';
import { typographic } from '../typographic.ts';
import { SKIP, visitElements } from '../visit-elements.ts';

/** An image alone in its paragraph is a figure, within a link too; its title is the caption, and gives it a number. */
export const figures: Feature = {
  name: 'figures',
  html(tree, { collected, labels, words, language }) {
    const taken = new Set<string>();
    visitElements(tree, ({ properties: { id } }) => {
      if (typeof id === 'string') taken.add(id);
    });
    visitElements(tree, (node, index, parent) => {
      const figure = readFigure(node, language);
      if (figure === undefined) return undefined;
      const { only, caption } = figure;
      const own = takeId(only);
      if (caption === undefined) {
        parent.children[index] = h('figure.figure', own === undefined ? {} : { id: own }, only);
        return SKIP;
      }
      const number = collected.figures.length + 1;
      const label = words('figure', { number });
      const id = own ?? freeId(slug(label), taken);
      labels.set(id, { text: label, number });
      collected.figures.push({ id, number, caption: toString({ type: 'root', children: caption }) });
      parent.children[index] = h('figure.figure', { id }, [
        only,
        h('figcaption', [h('span.figure-number', languageOfPhrase(words, 'figure'), label), ' ', ...caption]),
      ]);
      return SKIP;
    });
  },
};

/** The id that an author gives an image becomes the id of its figure. */
function takeId(only: Element): string | undefined {
  const image = only.tagName === 'a' ? onlyElement(only) : only;
  const id = image?.properties.id;
  if (image === undefined || typeof id !== 'string') return undefined;
  delete image.properties.id;
  return id;
}

interface FigureParts {
  /** The image, or the link that contains it. */
  readonly only: Element;
  readonly caption: ElementContent[] | undefined;
}

function readFigure(node: Element, language: string): FigureParts | undefined {
  if (node.tagName === 'figure') return readCaptioned(node);
  const only = node.tagName === 'p' ? onlyElement(node) : undefined;
  const image = only?.tagName === 'a' ? onlyElement(only) : only;
  if (only === undefined || image?.tagName !== 'img') return undefined;
  const { title } = image.properties;
  delete image.properties.title;
  const hasCaption = typeof title === 'string' && title.trim() !== '';
  return { only, caption: hasCaption ? [{ type: 'text', value: typographic(title, language) }] : undefined };
}

/** A caption with markup was read before: see `readCaptions`. */
function readCaptioned({ properties, children }: Element): FigureParts | undefined {
  const { className } = properties;
  const [only, caption, ...others] = children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  const isRead = Array.isArray(className) && className.includes('figure') && others.length === 0;
  if (!isRead || only?.type !== 'element' || caption?.type !== 'element') return undefined;
  return caption.tagName === 'figcaption' ? { only, caption: caption.children } : undefined;
}

function onlyElement({ children }: Element): Element | undefined {
  const [only, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return only?.type === 'element' && others.length === 0 ? only : undefined;
}
