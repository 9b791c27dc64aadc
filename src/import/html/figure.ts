import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { Image, Link, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { findElement, findElements, isElement } from './elements.ts';
import { isFlow } from './wrap-phrasing.ts';

declare module 'mdast' {
  interface ImageData {
    /** What is printed as its title, with its markup. */
    readonly caption?: PhrasingContent[];
  }
}

/** A picture with its caption. Other figures are what is in them, with the caption below. */
export function figure(state: State, element: Element): RootContent[] {
  const caption = captionOf(element);
  const captionText = caption === undefined ? [] : phrasesOf(state, caption);
  const rest = without(element, caption);
  const table = findElement(rest, 'table');
  if (
    table !== undefined &&
    captionText.length > 0 &&
    findElement(table, 'caption') === undefined &&
    caption !== undefined
  ) {
    table.children = [{ ...caption, tagName: 'caption', properties: {} }, ...table.children];
    return state.toFlow(state.all(rest));
  }
  const content = state.toFlow(state.all(rest));
  const [only, ...others] = content;
  const image = others.length === 0 && only?.type === 'paragraph' ? loneImage(only) : undefined;
  if (image !== undefined && captionText.length > 0) {
    image.data = { ...image.data, caption: captionText };
    return content;
  }
  return captionText.length === 0 ? content : [...content, { type: 'paragraph', children: captionText }];
}

/** The caption of the figure itself, not of one in it. */
function captionOf(element: Element): Element | undefined {
  const own = element.children.find((child) => isElement(child, 'figcaption'));
  if (isElement(own)) return own;
  const inner = findElements(element, 'figure').flatMap((one) => findElements(one, 'figcaption'));
  return findElements(element, 'figcaption').find((one) => !inner.includes(one));
}

function without(element: Element, gone: Element | undefined): Element {
  if (gone === undefined) return element;
  const children = element.children
    .filter((child) => child !== gone)
    .map((child) => (child.type === 'element' ? without(child, gone) : child));
  return { ...element, children };
}

/** Blocks of a caption become one line. */
function phrasesOf(state: State, caption: Element): PhrasingContent[] {
  const nodes = state.all(caption);
  if (!nodes.some(isFlow)) return nodes as PhrasingContent[];
  return nodes.flatMap((node, index): PhrasingContent[] => {
    const children =
      node.type === 'paragraph' || node.type === 'heading' ? node.children : [node as PhrasingContent];
    return index === 0 ? children : [{ type: 'text', value: ' ' }, ...children];
  });
}

function loneImage({ children }: Paragraph | Link): Image | undefined {
  const [only, ...others] = children.filter(
    (child) => !(child.type === 'text' && child.value.trim() === '') && child.type !== 'break',
  );
  if (only === undefined || others.length > 0) return undefined;
  if (only.type === 'link') return loneImage(only);
  return only.type === 'image' ? only : undefined;
}
