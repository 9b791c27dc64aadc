import { XmlDocument, XmlElement } from 'libxml2-wasm';

export interface Xml {
  /** The local name. */
  readonly name: string;
  readonly namespace: string;
  /** By local name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Xml[];
  /** All text below it. */
  readonly text: string;
}

/** Reads a document as an XML parser does: whatever is not well-formed throws. */
export function readXml(text: string): Xml {
  const document = XmlDocument.fromString(text);
  try {
    return readElement(document.root);
  } finally {
    document.dispose();
  }
}

function readElement(element: XmlElement): Xml {
  const children: Xml[] = [];
  for (let node = element.firstChild; node !== null; node = node.next)
    if (node instanceof XmlElement) children.push(readElement(node));
  return {
    name: element.name,
    namespace: element.namespaceUri,
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    children,
    text: element.content,
  };
}

export function childrenOf({ children }: Xml, name: string): Xml[] {
  return children.filter((child) => child.name === name);
}

/** The text of the only child of this name. */
export function textIn(parent: Xml, name: string): string {
  const [child, ...others] = childrenOf(parent, name);
  if (child === undefined || others.length > 0)
    throw new Error(`"${parent.name}" has not one "${name}" but ${String(others.length + 1)}, or none.`);
  return child.text;
}

/** The links of an Atom feed or entry. */
export function linksOf(parent: Xml): Readonly<Record<string, string>>[] {
  return childrenOf(parent, 'link').map(({ attributes }) => attributes);
}
