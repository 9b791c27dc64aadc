import { memoise } from '../model/memoise.ts';
import type { Element, RootContent } from 'hast';
import { find, html } from 'property-information';
import { escapeMarkup, escapeText, withoutForbidden } from '../model/xml.ts';

/** HTML nodes as XHTML (HTML, section 14), for the inside of a document that declares the namespaces. */
export function printXhtml(nodes: readonly RootContent[]): string {
  return nodes.map(printNode).join('');
}

function printNode(node: RootContent): string {
  switch (node.type) {
    case 'text':
      return escapeText(withoutForbidden(node.value));
    case 'element':
      return printElement(node);
    default:
      // A comment of an article is for its editor.
      return '';
  }
}

/** Only these may close themselves: to a reading system that takes the page for HTML, any other would stay open. */
const voidElements = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr']);

function printElement({ tagName, properties, children }: Element): string {
  let attributes = '';
  for (const name in properties) attributes += printAttribute(name, properties[name]);
  if (children.length === 0 && voidElements.has(tagName)) return `<${tagName}${attributes}/>`;
  return `<${tagName}${attributes}>${printXhtml(children)}</${tagName}>`;
}

const attributeName = memoise((name) => find(html, name).attribute);

function printAttribute(name: string, value: Element['properties'][string]): string {
  if (value === null || value === undefined || value === false) return '';
  const known = attributeName(name);
  const text = value === true ? known : Array.isArray(value) ? value.join(' ') : String(value);
  return ` ${known}="${escapeAttribute(text)}"`;
}

function escapeAttribute(text: string): string {
  return escapeMarkup(withoutForbidden(text))
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}
