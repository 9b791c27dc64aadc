import { namespaces, type XmlAttribute, type XmlElement, type XmlNode } from './xml.ts';
import { escapeText } from '../../model/xml.ts';
import { lookupTable } from '../../model/lookup-table.ts';

const prefixes: Readonly<Record<string, string>> = lookupTable({
  [namespaces.xlink]: 'xlink:',
  [namespaces.xml]: 'xml:',
});

/** An SVG document in UTF-8. Every element is one of SVG; attributes are of SVG, XLink or XML. */
export function printXml(root: XmlElement): string {
  const declared = `xmlns="${namespaces.svg}"${usesXlink(root) ? ` xmlns:xlink="${namespaces.xlink}"` : ''}`;
  return printElement(root, ` ${declared}`);
}

function printElement({ name, attributes, children }: XmlElement, declared = ''): string {
  const start = `<${name}${declared}${attributes.map(printAttribute).join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.map(printNode).join('')}</${name}>`;
}

function printNode(node: XmlNode): string {
  return typeof node === 'string' ? escapeCharacters(node) : printElement(node);
}

function printAttribute({ name, namespace, value }: XmlAttribute): string {
  return ` ${prefixes[namespace] ?? ''}${name}="${escapeAttribute(value)}"`;
}

function escapeCharacters(text: string): string {
  return escapeText(text).replaceAll('\r', '&#13;');
}

function escapeAttribute(text: string): string {
  return escapeCharacters(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

function usesXlink({ attributes, children }: XmlElement): boolean {
  return (
    attributes.some(({ namespace }) => namespace === namespaces.xlink) ||
    children.some((child) => typeof child !== 'string' && usesXlink(child))
  );
}
