import { renameInStyles } from './clean-style.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './xml.ts';
import { decodeAddress } from '../../model/decode-address.ts';

/** A name without a colon (Namespaces in XML 1.0, production 4): what EPUB takes for an id. */
const validId = /^[\p{L}_][\p{L}\p{M}\p{N}._·-]*$/u;

/** Attributes that list ids. */
const idLists = new Set(['aria-describedby', 'aria-labelledby']);

/**
 * Gives ids that XML does not allow, and those that are there twice, a name of their own, and follows every reference to
 * them; takes references out that lead to nothing. References to a name that is there twice are to its first element.
 */
export function fixIds(root: XmlElement): XmlElement {
  const named = listNamed(root);
  const taken = new Set(named.map(({ id }) => id));
  const renamed = new Map<string, string>();
  const used = new Map<string, number>();
  const newName = (id: string): string => {
    const stem = ['id', ...id.split(/[^\p{L}\p{N}_]+/u)].filter((part) => part !== '').join('-');
    for (let count = used.get(stem) ?? 1; ; count += 1) {
      const name = count === 1 ? stem : `${stem}-${count}`;
      if (taken.has(name)) continue;
      taken.add(name);
      used.set(stem, count + 1);
      return name;
    }
  };
  const seen = new Set<string>();
  const nameOf = new Map<XmlElement, string>();
  for (const { element, id } of named) {
    if (seen.has(id)) nameOf.set(element, newName(id));
    else if (!validId.test(id)) renamed.set(id, newName(id));
    seen.add(id);
  }
  const rename = (id: string): string => renamed.get(id) ?? renamed.get(decodeAddress(id) ?? id) ?? id;
  const isThere = (id: string): boolean => seen.has(id) || seen.has(decodeAddress(id) ?? id);
  const fixCss = (css: string, context: 'stylesheet' | 'declarationList'): string =>
    renamed.size > 0 && css.includes('#') ? renameInStyles(css, context, rename) : css;
  const fixAttribute = (attribute: XmlAttribute, element: XmlElement): XmlAttribute[] => {
    if (attribute.name === 'id' && attribute.namespace === '')
      return attribute.value === ''
        ? []
        : [{ ...attribute, value: nameOf.get(element) ?? rename(attribute.value) }];
    if (attribute.name !== 'style') return fixReference(attribute, rename, isThere);
    return [{ ...attribute, value: fixCss(attribute.value, 'declarationList') }];
  };
  const fixNode = (node: XmlNode, parent: XmlElement): XmlNode => {
    if (typeof node === 'string') return parent.name === 'style' ? fixCss(node, 'stylesheet') : node;
    return fixElement(node);
  };
  const fixElement = (element: XmlElement): XmlElement => {
    const { attributes, children } = element;
    if (attributes.length === 0 && children.length === 0) return element;
    return {
      ...element,
      attributes: attributes.flatMap((attribute) => fixAttribute(attribute, element)),
      children: children.map((child) => fixNode(child, element)),
    };
  };
  return fixElement(root);
}

function fixReference(
  attribute: XmlAttribute,
  rename: (id: string) => string,
  isThere: (id: string) => boolean,
): XmlAttribute[] {
  const { name, value } = attribute;
  if (name === 'href' && value.startsWith('#')) {
    const id = value.slice(1);
    return isThere(id) ? [{ ...attribute, value: `#${rename(id)}` }] : [];
  }
  if (idLists.has(name)) {
    // An id with a space in it looks like two: the whole is tried first.
    const ids = isThere(value) ? [value] : value.split(/\s+/).filter(isThere);
    return ids.length === 0 ? [] : [{ ...attribute, value: ids.map(rename).join(' ') }];
  }
  if (name === 'begin' || name === 'end')
    return [
      {
        ...attribute,
        value: value
          .split(';')
          .map((start) => fixStart(start, rename))
          .join(';'),
      },
    ];
  if (!value.includes('url(')) return [attribute];
  const fixed = value.replaceAll(
    /url\(\s*(["']?)#([^"'()]*)\1\s*\)/g,
    (_all, _quote: string, id: string) => `url(#${rename(id.trim())})`,
  );
  return [{ ...attribute, value: fixed }];
}

/** An animation may begin or end with another one: `intro.end + 1s`. */
function fixStart(start: string, rename: (id: string) => string): string {
  const [, space = '', id, event = ''] = /^(\s*)(\S+?)(\.(?:begin|end)\b.*)$/s.exec(start) ?? [];
  return id === undefined ? start : `${space}${rename(id)}${event}`;
}

function idOf({ attributes }: XmlElement): string | undefined {
  const id = attributes.find(({ name, namespace }) => name === 'id' && namespace === '')?.value;
  return id === '' ? undefined : id;
}

function listNamed(root: XmlElement): { readonly element: XmlElement; readonly id: string }[] {
  const named: { element: XmlElement; id: string }[] = [];
  const list = (element: XmlElement): void => {
    const id = idOf(element);
    if (id !== undefined) named.push({ element, id });
    for (const child of element.children) if (typeof child !== 'string') list(child);
  };
  list(root);
  return named;
}
