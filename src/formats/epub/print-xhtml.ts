import type { RootContent } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { toXml } from 'xast-util-to-xml';

const htmlNamespace = ' xmlns="http://www.w3.org/1999/xhtml"';

/** HTML nodes as XML, for the inside of a document that declares the namespace. */
export function printXhtml(nodes: readonly RootContent[]): string {
  const tree = toXast({ type: 'root', children: [...nodes] });
  const xml = toXml(tree, { closeEmptyElements: true }).replaceAll(htmlNamespace, '');
  // The end of a CDATA section may not stand in a text (XML 1.0, section 2.4), and there is none that it could end.
  return xml.replaceAll(']]>', ']]&gt;');
}
