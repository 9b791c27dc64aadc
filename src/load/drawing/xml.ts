import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { lookupTable } from '../../model/lookup-table.ts';

export interface XmlElement {
  /** Without its prefix. */
  name: string;
  /** The URI of its namespace. */
  readonly namespace: string;
  /** Those that browsers read, and of `href` and `xlink:href` the one that counts (SVG 2, section 16.1). */
  attributes: XmlAttribute[];
  children: XmlNode[];
}

export interface XmlAttribute {
  readonly name: string;
  /** Empty for an attribute without a prefix. */
  readonly namespace: string;
  readonly value: string;
}

export type XmlNode = XmlElement | string;

export const namespaces = {
  svg: 'http://www.w3.org/2000/svg',
  xlink: 'http://www.w3.org/1999/xlink',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xhtml: 'http://www.w3.org/1999/xhtml',
} as const;

/** Prefixes that drawings use without declaring them. */
const assumed: Record<string, string> = lookupTable({
  '': namespaces.svg,
  xlink: namespaces.xlink,
  inkscape: 'http://www.inkscape.org/namespaces/inkscape',
  sodipodi: 'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
});

/** In elements: browsers draw no deeper ones, and the tree is walked by recursion. */
const deepest = 500;

/**
 * The root element of an XML document, without comments and processing instructions; or why the text cannot be used.
 * Elements without a namespace are taken for SVG.
 */
export function parseXml(text: string): XmlElement | string {
  const parser = new SaxesParser({ xmlns: true, additionalNamespaces: assumed });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  const addText = (chars: string): void => void open.at(-1)?.children.push(chars);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) => {
    Object.assign(parser.ENTITIES, readEntities(doctype));
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', (tag) => {
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    root ??= element;
    if (open.push(element) > deepest)
      throw new Error(`its elements are nested more than ${deepest} levels deep`);
  });
  parser.on('closetag', () => void open.pop());
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [, line, reason] = /^(\d+):\d+: (.*?)\.?$/s.exec(error.message) ?? [];
    return line === undefined ? error.message : `it is not well-formed XML (line ${line}: ${String(reason)})`;
  }
  return root ?? 'it is empty';
}

function elementOf({ local, uri, attributes }: SaxesTagNS): XmlElement {
  return {
    name: local,
    namespace: uri,
    attributes: Object.values(attributes)
      .filter(
        (attribute) => isRead(attribute) && !(attribute.uri === namespaces.xlink && 'href' in attributes),
      )
      .map((attribute) => ({ name: attribute.local, namespace: attribute.uri, value: attribute.value })),
    children: [],
  };
}

const readWithPrefix: readonly string[] = [
  `${namespaces.xlink} href`,
  `${namespaces.xml} lang`,
  `${namespaces.xml} space`,
];

/** What has the name of an attribute in another namespace must not be taken for it. */
function isRead({ uri, local }: Pick<SaxesAttributeNS, 'uri' | 'local'>): boolean {
  return uri === '' || readWithPrefix.includes(`${uri} ${local}`);
}

/** Illustrator declares its namespaces as entities. Whatever else a DOCTYPE declares may add attributes. */
function readEntities(doctype: string): Record<string, string> {
  const start = doctype.indexOf('[');
  if (start === -1) return {};
  const entities: Record<string, string> = lookupTable({});
  const rest = doctype
    .slice(start + 1, doctype.lastIndexOf(']'))
    .replaceAll(
      /<!ENTITY\s+(\w+)\s+(?:"(https?:\/\/(?:ns\.adobe\.com|www\.w3\.org)\/[\w./-]*)"|'(https?:\/\/(?:ns\.adobe\.com|www\.w3\.org)\/[\w./-]*)')\s*>/g,
      (_declaration, name: string, double: string | undefined, single: string | undefined) => {
        entities[name] = double ?? single ?? '';
        return '';
      },
    );
  if (rest.trim() !== '') throw new Error('its DOCTYPE declares entities or attributes');
  return entities;
}

/** An XML document as text, in the encoding that it declares (XML 1.0, appendix F); undefined where nobody knows that. */
export function decodeXml(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(findEncoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether a file begins as XML does: with a `<`, whatever its encoding. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  return /^(?:\u00EF\u00BB\u00BF)?\s*</.test(startOf(bytes).replaceAll(/[\0\u00FE\u00FF]/g, ''));
}

function findEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(startOf(bytes))?.[1] ?? 'utf-8';
}

function startOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 200));
}
