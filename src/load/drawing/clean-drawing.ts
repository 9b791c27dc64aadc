import { cleanDeclarations, cleanSheet, isSafeValue } from './clean-style.ts';
import { cleanRasterData, drawingIn, isRasterData } from './data-urls.ts';
import { chooseAlternative, drawLabel } from './labels.ts';
import {
  animatedAttributes,
  animations,
  keptAttributes,
  keptElements,
  namedElements,
  textAttributes,
} from './names.ts';
import type { Removed } from './removed.ts';
import { namespaces, type XmlAttribute, type XmlElement, type XmlNode } from './xml.ts';

/** Cleans a drawing inside a drawing, and gives it as a `data:` address; undefined when it cannot be used. */
export type CleanInner = (bytes: Uint8Array) => string | undefined;

/**
 * Keeps of a drawing what is known to be safe: nothing runs, nothing is fetched, nothing leads elsewhere (SVG 2, section
 * 2.7: secure static mode, with animations). What a reader may miss is added to `removed`.
 */
export function cleanDrawing(root: XmlElement, removed: Removed, cleanInner: CleanInner): XmlElement {
  return { ...root, ...cleanContent(root, { removed, cleanInner }) };
}

interface Cleaning {
  readonly removed: Removed;
  readonly cleanInner: CleanInner;
}

function cleanContent(element: XmlElement, cleaning: Cleaning): Pick<XmlElement, 'attributes' | 'children'> {
  return {
    attributes: element.attributes.flatMap((attribute) => cleanAttribute(attribute, element, cleaning)),
    children: element.children.flatMap((child) => cleanNode(child, element, cleaning)),
  };
}

function cleanNode(node: XmlNode, parent: XmlElement, cleaning: Cleaning): XmlNode[] {
  if (typeof node === 'string') return [node];
  const { removed } = cleaning;
  const { name, namespace } = node;
  if (namespace !== namespaces.svg) {
    if (namespace === namespaces.xhtml) removed.set(`<${name}>`, 'script');
    return [];
  }
  if (name === 'foreignObject') {
    const label = drawLabel(node);
    if (label.length > 0 || showsMore(node)) removed.set('HTML in <foreignObject>', 'html');
    return label;
  }
  if (name === 'switch') {
    const chosen = chooseAlternative(node);
    return [{ ...chosen, ...cleanContent(chosen, cleaning) }];
  }
  if (name === 'a') return [cleanLink(node, parent, cleaning)];
  if (!keptElements.has(name)) {
    if (namedElements.has(name)) removed.set(`<${name}>`, name === 'flowRoot' ? 'text' : 'script');
    return [];
  }
  if (name === 'style') return cleanStyle(node, removed);
  if (animations.has(name) && !isSafeAnimation(node, removed)) return [];
  const cleaned = { ...node, ...cleanContent(node, cleaning) };
  return needsTarget(name) && !hasTarget(cleaned) ? [] : [cleaned];
}

/** What HTML shows beside its text. */
const shownWithoutText = new Set(
  'audio canvas embed iframe img input math object picture svg video'.split(' '),
);

function showsMore({ children }: XmlElement): boolean {
  return children.some(
    (child) => typeof child !== 'string' && (shownWithoutText.has(child.name) || showsMore(child)),
  );
}

/** Nobody can follow a link in a picture: what it contains stays. */
function cleanLink(link: XmlElement, parent: XmlElement, cleaning: Cleaning): XmlElement {
  if (link.attributes.some(({ name, value }) => name === 'href' && !value.startsWith('#')))
    cleaning.removed.set('links', 'link');
  const isInText = ['text', 'tspan', 'textPath'].includes(parent.name);
  const attributes = link.attributes.filter(({ name }) => name !== 'href');
  const group = { ...link, name: isInText ? 'tspan' : 'g', attributes };
  return { ...group, ...cleanContent(group, cleaning) };
}

function cleanStyle({ attributes, children, ...style }: XmlElement, removed: Removed): XmlElement[] {
  const type = attributes.find(({ name }) => name === 'type')?.value.trim() ?? '';
  if (type !== '' && !/^text\/css\b/i.test(type)) return [];
  const css = cleanSheet(children.filter((child) => typeof child === 'string').join(''), removed);
  const media = attributes.filter(({ name }) => name === 'media');
  return css === '' ? [] : [{ ...style, attributes: media, children: [css] }];
}

/** An animation that waits for a click would start at once without it. */
function isSafeAnimation({ name, attributes }: XmlElement, removed: Removed): boolean {
  const valueOf = (sought: string) => attributes.find((attribute) => attribute.name === sought)?.value ?? '';
  const changed = valueOf('attributeName').trim();
  const isAllowed = name === 'animateMotion' || animatedAttributes.has(changed);
  if (!isAllowed) removed.set(`<${name}> of ${changed === '' ? 'nothing' : changed}`, 'script');
  const starts = `${valueOf('begin')};${valueOf('end')}`.split(';').map((start) => start.trim());
  const isTimed = starts.every((start) =>
    /^(?:[+-]?\s*[\d:.]+\s*(?:h|min|s|ms)?|indefinite|[^\s()]+\.(?:begin|end)(?:\s*[+-]\s*[\w:.]+)?|)$/.test(
      start,
    ),
  );
  if (!isTimed) removed.set('an animation that waits for the reader', 'script');
  return isAllowed && isTimed;
}

/** `url(#red ball)`: a drawing program's own id, which CSS reads only between quotation marks. */
function quoteSpaces(value: string): string {
  if (!value.includes('url(')) return value;
  return value.replaceAll(/url\(\s*(#[^"'()\\\s]+(?:\s+[^"'()\\\s]+)+)\s*\)/g, 'url("$1")');
}

function cleanAttribute(attribute: XmlAttribute, element: XmlElement, cleaning: Cleaning): XmlAttribute[] {
  const { name, namespace } = attribute;
  const { removed } = cleaning;
  if (namespace === namespaces.xml) return [attribute];
  const value = quoteSpaces(attribute.value);
  if (name === 'href') return cleanReference(attribute, element, cleaning);
  if (name === 'style') {
    const css = cleanDeclarations(value, removed);
    return css === '' ? [] : [{ ...attribute, value: css }];
  }
  if (/^on/i.test(name)) removed.set(`the event handler ${name}`, 'script');
  if (!keptAttributes.has(name)) return [];
  // The values of an animation are read one by one.
  const values = name === 'values' ? value.split(';') : [value];
  if (textAttributes.has(name)) return [attribute];
  if (values.every(isSafeValue)) return [{ ...attribute, value }];
  removed.set(`the value of ${name}`, 'style');
  return [];
}

function needsTarget(name: string): boolean {
  return name === 'use' || name === 'image' || name === 'feImage';
}

function hasTarget({ attributes }: XmlElement): boolean {
  return attributes.some(({ name }) => name === 'href');
}

function cleanReference(attribute: XmlAttribute, element: XmlElement, cleaning: Cleaning): XmlAttribute[] {
  const { name } = element;
  const address = attribute.value.trim();
  if (address.startsWith('#')) return name === 'image' ? [] : [{ ...attribute, value: address }];
  if (name === 'image' || name === 'feImage') {
    if (isRasterData(address)) return [{ ...attribute, value: cleanRasterData(address) }];
    const drawing = drawingIn(address);
    const inner = drawing && cleaning.cleanInner(drawing);
    if (inner !== undefined) return [{ ...attribute, value: inner }];
    cleaning.removed.set(`an image that is not in the file (${address.slice(0, 50)})`, 'image');
  } else if (address !== '') {
    cleaning.removed.set(`a reference to another file (${address.slice(0, 50)})`, 'image');
  }
  return [];
}
