import { h } from 'hastscript';
import type { Element, Nodes, Root } from 'hast';
import { decodeAddress } from '../../model/decode-address.ts';
import { slug } from '../../model/ids.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { findElements, propertyOf, textOf } from './elements.ts';

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Elements that can hold an anchor. In others it goes to the next of these. */
const holders = new Set([...headings, 'p', 'li', 'td', 'th', 'dd', 'dt', 'figcaption', 'summary']);
const inline = new Set('a abbr b cite code em i mark q small span strong sub sup u'.split(' '));

/** Keeps the ids that links lead to, as `<a id="x"></a>`; removes all others, and the names of other anchors. */
export function keepAnchors(tree: Root, isLinked: (id: string) => boolean): void {
  const wanted = new Set(
    findElements(tree, 'a').flatMap((link) => {
      const href = propertyOf(link, 'href');
      return href.startsWith('#') ? [decodeAddress(href.slice(1)) ?? href.slice(1)] : [];
    }),
  );
  const kept = new Set<string>();
  const made = new Set<Element>();
  let waiting: string[] = [];
  const take = (element: Element): string | undefined => {
    const id = propertyOf(element, 'id') || (element.tagName === 'a' ? propertyOf(element, 'name') : '');
    delete element.properties.id;
    delete element.properties['name'];
    if (id === '' || /\s/.test(id) || id.startsWith('--') || kept.has(id)) return undefined;
    if (!wanted.has(id) && !isLinked(id)) return undefined;
    kept.add(id);
    return headings.has(element.tagName) && slug(textOf(element)) === id ? undefined : id;
  };
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'element' || made.has(node)) return;
    const id = take(node);
    if (id !== undefined) waiting.push(id);
    if (
      waiting.length === 0 ||
      !(holders.has(node.tagName) || (id !== undefined && inline.has(node.tagName)))
    )
      return;
    const anchors = waiting.map(anchor);
    for (const one of anchors) made.add(one);
    node.children = [...anchors, ...node.children];
    waiting = [];
  });
  if (waiting.length > 0) tree.children.push(h('p', waiting.map(anchor)));
}

/** Ids that `keepAnchors` would have kept; links to others lead nowhere. */
export function idsIn(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'element') return;
    for (const name of ['id', 'name']) {
      const id = propertyOf(node, name);
      if (id !== '') ids.add(id);
    }
  });
  return ids;
}

function anchor(id: string): Element {
  return h('a', { id });
}
