import { SaxesParser } from 'saxes';
import { ImportError } from './import-error.ts';

export interface XmlNode {
  /** Without its prefix. */
  readonly name: string;
  /** By their names without prefixes. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  /** Directly in it. */
  text: string;
}

/** A small XML file, such as a list of contents. Entities of its own are not expanded. */
export function readXml(xml: string, name: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => {
    if (!/entity|disallowed character/i.test(message))
      throw new ImportError(`${name}, line ${String(parser.line)}: ${message.replace(/^[\d:.\s]+/, '')}.`);
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    if (open.length > 200) throw new ImportError(`${name} is nested too deeply.`);
    const plain = Object.entries(attributes as Record<string, string>).map(([key, value]) => [
      withoutPrefix(key),
      value,
    ]);
    const node: XmlNode = {
      name: withoutPrefix(tag),
      attributes: Object.fromEntries(plain) as Record<string, string>,
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const addText = (text: string) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Every element of this name, in order. */
export function findXml(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findXml(child, name)]);
}
