import type { Root } from 'hast';
import { visitElements } from '../visit-elements.ts';

/**
 * Gives each heading without an id one for the time in which plug-ins run, which may link to it. Ids are made of
 * headings as they are shown, which is not known yet: `returnIds` puts those in place of the lent ones.
 */
export function lendIds(tree: Root): ReadonlySet<string> {
  const lent = new Set<string>();
  visitElements(tree, ({ tagName, properties }) => {
    if (!/^h[1-6]$/.test(tagName) || properties.id !== undefined) return undefined;
    const id = `kolofon-heading-${String(lent.size + 1)}`;
    properties.id = id;
    lent.add(id);
    return undefined;
  });
  return lent;
}

/** Puts the ids of headings in place of the lent ones, wherever an attribute names one. */
export function returnIds(tree: Root, lent: ReadonlySet<string>, ids: ReadonlyMap<string, string>): void {
  const rename = (value: string): string => {
    const isLink = value.startsWith('#');
    const id = ids.get(isLink ? value.slice(1) : value);
    return id === undefined ? value : `${isLink ? '#' : ''}${id}`;
  };
  visitElements(tree, ({ properties }) => {
    // What was a heading when it was lent.
    if (typeof properties.id === 'string' && lent.has(properties.id)) delete properties.id;
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === 'string') properties[name] = rename(value);
      else if (Array.isArray(value))
        properties[name] = value.map((one) => (typeof one === 'string' ? rename(one) : one));
    }
    return undefined;
  });
}
