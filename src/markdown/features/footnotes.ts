import { h } from 'hastscript';
import { toString } from 'hast-util-to-string';
import type { Element, Root } from 'hast';
import { slug } from '../../model/ids.ts';
import type { Feature } from '../feature.ts';
import { languageOfPhrase } from '../language-of-words.ts';
import { freeId } from '../free-id.ts';
import { visitElements } from '../visit-elements.ts';

/**
 * Gives footnotes ids of ASCII letters, plain class names and a heading that can be seen. A link that belongs to
 * a footnote carries `dataFootnote`, so that it is not taken for a link the author wrote.
 */
export const footnotes: Feature = {
  name: 'footnotes',
  html(tree, { words }) {
    const ids = asciiIds(tree);
    visitElements(tree, (node, _index, parent) => {
      const { properties } = node;
      if (typeof properties.id === 'string') properties.id = ids.get(properties.id) ?? properties.id;
      if (properties['dataFootnoteRef'] !== undefined) {
        shortenLink(node, ids);
        if (parent.type === 'element') parent.properties.className = ['footnote-ref'];
      } else if (properties['dataFootnoteBackref'] !== undefined) {
        shortenLink(node, ids);
        node.properties.className = ['footnote-back'];
      } else if (properties['dataFootnotes'] !== undefined) {
        delete properties['dataFootnotes'];
        properties.className = ['footnotes'];
      } else if (properties.id === 'footnote-label') {
        node.properties = { id: slug(toString(node)), dataFootnoteLabel: true };
        const language = languageOfPhrase(words, 'notes');
        if (language.lang !== undefined) node.children = [h('span', language, node.children)];
      }
    });
  },
};

function shortenLink(node: Element, ids: ReadonlyMap<string, string>): void {
  const { href, id, ariaLabel } = node.properties;
  const target = decodeURI(String(href).slice(1));
  node.properties = {
    href: `#${ids.get(target) ?? ids.get(String(href).slice(1)) ?? target}`,
    dataFootnote: true,
    ...(id === undefined ? {} : { id }),
    ...(ariaLabel === undefined ? {} : { ariaLabel }),
  };
}

function asciiIds(tree: Root): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  visitElements(tree, ({ properties: { id } }) => {
    const match = typeof id === 'string' ? /^(fn|fnref)-(.*)$/.exec(id) : null;
    if (typeof id !== 'string' || match === null) return;
    const stem = `${match[1] ?? ''}-${slug(decodeURI(match[2] ?? '')) || 'note'}`;
    ids.set(id, freeId(stem, taken));
  });
  return ids;
}
