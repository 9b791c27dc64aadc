import { h } from 'hastscript';
import { toString } from 'hast-util-to-string';
import type { Element, ElementContent } from 'hast';
import { slug } from '../../model/ids.ts';
import type { Feature } from '../feature.ts';
import { captionGroup, isGroup, numberCaption, openParts, spanOfNumber } from '../figure-group.ts';
import { freeId } from '../free-id.ts';
import { typographic } from '../typographic.ts';
import { SKIP, visitElements } from '../visit-elements.ts';
import { listReferred } from './references.ts';

/**
 * An image alone in its paragraph is a figure, within a link too; its title is the caption, and gives it a number. One
 * whose number others refer to needs no title: its description is the caption, as in Quarto. Several in a block with an
 * id are one figure, with letters for its parts.
 */
export const figures: Feature = {
  name: 'figures',
  html(tree, { collected, labels, words, language }) {
    const taken = new Set<string>();
    visitElements(tree, ({ properties: { id } }) => {
      if (typeof id === 'string') taken.add(id);
    });
    const referred = listReferred(tree);
    const number = (own: string | undefined) => {
      const number = collected.figures.length + 1;
      const text = words('figure', { number });
      const id = own ?? freeId(slug(text), taken);
      labels.set(id, { text, number });
      return { id, number, text, span: spanOfNumber(words, 'figure', text) };
    };
    const keep = (id: string, number: number, caption: ElementContent[]) => {
      collected.figures.push({ id, number, caption: toString({ type: 'root', children: caption }) });
    };
    visitElements(tree, (node, index, parent) => {
      if (isGroup(node, 'figure')) {
        const { id } = node.properties;
        const label = number(typeof id === 'string' ? id : undefined);
        keep(label.id, label.number, captionGroup(node, label.id, label.span));
        letterParts(node, openParts(label, labels), language);
        return SKIP;
      }
      const figure = readFigure(node, language);
      if (figure === undefined) return undefined;
      const { only, caption: written } = figure;
      const own = takeId(only);
      const caption = written ?? (own !== undefined && referred.has(own) ? describe(only) : undefined);
      if (caption === undefined) {
        parent.children[index] = h('figure.figure', own === undefined ? {} : { id: own }, only);
        return SKIP;
      }
      const label = number(own);
      keep(label.id, label.number, caption);
      parent.children[index] = h('figure.figure', { id: label.id }, [
        only,
        h('figcaption', numberCaption(label.span, caption)),
      ]);
      return SKIP;
    });
  },
};

/** The images of a group that have a caption or an id. A group in a group is one part. */
function letterParts(
  group: Element,
  nextLetter: (id: string | undefined) => Element,
  language: string,
): void {
  visitElements(group, (node, index, parent) => {
    if (isGroup(node, 'figure')) {
      const { id } = node.properties;
      captionGroup(node, String(id), nextLetter(String(id)));
      return SKIP;
    }
    const figure = readFigure(node, language);
    if (figure === undefined) return undefined;
    const { only, caption: written } = figure;
    const id = takeId(only);
    const caption = written ?? (id === undefined ? undefined : describe(only));
    if (caption === undefined) return SKIP;
    parent.children[index] = h('figure.figure', id === undefined ? {} : { id }, [
      only,
      h('figcaption', numberCaption(nextLetter(id), caption)),
    ]);
    return SKIP;
  });
}

function describe(only: Element): ElementContent[] {
  const image = only.tagName === 'a' ? onlyElement(only) : only;
  const alt = image?.properties['alt'];
  return typeof alt === 'string' && alt.trim() !== '' ? [{ type: 'text', value: alt }] : [];
}

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
