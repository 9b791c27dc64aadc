import { chooseLines, readLabel, type Label } from './read-label.ts';
import { namespaces, type XmlAttribute, type XmlElement } from './xml.ts';

/**
 * What browsers show of a `<switch>`: the first child that they know, and all where the reader's language decides. HTML
 * is not kept: its place is taken by the next child, which is for programs without HTML, with the whole text where
 * draw.io has cut it off.
 */
export function chooseAlternative(element: XmlElement): XmlElement {
  const known = element.children.filter((child) => typeof child !== 'string').filter(isKnown);
  if (known.some(({ attributes }) => attributes.some(({ name }) => name === 'systemLanguage')))
    return { ...element, children: known };
  const [first, second] = known;
  const isHtml = first?.name === 'foreignObject' && second !== undefined;
  const chosen = isHtml ? completeText(second, readLabel(first)) : first;
  return { ...element, name: 'g', children: chosen === undefined ? [] : [chosen] };
}

function isKnown({ namespace, attributes }: XmlElement): boolean {
  const extensions = attributes.find(({ name }) => name === 'requiredExtensions')?.value.trim() ?? '';
  return namespace === namespaces.svg && (extensions === '' || extensions === namespaces.xhtml);
}

function completeText(text: XmlElement, label: Label): XmlElement {
  const shown = text.children.filter((child) => typeof child === 'string').join('');
  const isCut = shown === '[Not supported by viewer]' || shown.endsWith('...');
  if (text.name !== 'text' || !isCut || label.lines.length === 0) return text;
  const x = text.attributes.find(({ name }) => name === 'x')?.value ?? '0';
  const lines = shown.endsWith('...') ? chooseLines(label.lines, shown.length - 3) : label.lines;
  return { ...text, children: stackLines(lines, x) };
}

/** The text of an HTML label in its middle, line below line; nothing for one without text. */
export function drawLabel(html: XmlElement): XmlElement[] {
  const label = readLabel(html);
  const { lines, box, size, colour } = label;
  if (lines.length === 0) return [];
  const x = String(box.x + box.width / 2);
  const y = String(box.y + box.height / 2);
  const style = [`fill:${colour ?? 'currentColor'}`, ...(size === undefined ? [] : [`font-size:${size}px`])];
  const attributes = [
    { name: 'x', value: x },
    { name: 'y', value: y },
    { name: 'text-anchor', value: 'middle' },
    { name: 'style', value: style.join(';') },
  ];
  return [makeElement('text', attributes, stackLines(lines, x))];
}

const lineHeight = 1.2;
/** From the middle of the letters of a line to their foot. */
const toBaseline = 0.35;

function stackLines(lines: readonly string[], x: string): XmlElement[] {
  const first = toBaseline - ((lines.length - 1) * lineHeight) / 2;
  return lines.map((line, index) =>
    makeElement(
      'tspan',
      [
        { name: 'x', value: x },
        { name: 'dy', value: `${(index === 0 ? first : lineHeight).toFixed(2)}em` },
      ],
      [line],
    ),
  );
}

function makeElement(
  name: string,
  attributes: readonly Omit<XmlAttribute, 'namespace'>[],
  children: XmlElement['children'],
): XmlElement {
  return {
    name,
    namespace: namespaces.svg,
    attributes: attributes.map((attribute) => ({ ...attribute, namespace: '' })),
    children,
  };
}
