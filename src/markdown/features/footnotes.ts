import { h } from 'hastscript';
import { toString } from 'hast-util-to-string';
import type { Element, Root } from 'hast';
import { slug } from '../../model/ids.ts';
import type { Feature } from '../feature.ts';
import { languageOfPhrase } from '../../model/words.ts';
import { freeId } from '../free-id.ts';
import { visitElements } from '../visit-elements.ts';
import { decodeAddress } from '../../model/decode-address.ts';

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
      const isReference = properties['dataFootnoteRef'] !== undefined;
      if (isReference || properties['dataFootnoteBackref'] !== undefined) {
        const id = footnoteOf(properties.href, ids);
        if (id === undefined) unmark(node);
        else shortenLink(node, id);
        if (id !== undefined && !isReference) node.properties.className = ['footnote-back'];
        if (id !== undefined && isReference && parent.type === 'element')
          parent.properties.className = ['footnote-ref'];
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

/** The new id of the footnote, or of the place that it is called from, to which a link leads. */
function footnoteOf(href: unknown, ids: ReadonlyMap<string, string>): string | undefined {
  if (typeof href !== 'string' || !href.startsWith('#')) return undefined;
  const target = href.slice(1);
  return ids.get(target) ?? ids.get(decodeAddress(target) ?? target);
}

const marks: ReadonlySet<string> = new Set([
  'dataFootnoteRef',
  'dataFootnoteBackref',
  'ariaDescribedBy',
  'className',
]);

/** An author's own link, with attributes that are copied from a page of another tool. */
function unmark(node: Element): void {
  node.properties = Object.fromEntries(Object.entries(node.properties).filter(([name]) => !marks.has(name)));
}

function shortenLink(node: Element, target: string): void {
  const { id, ariaLabel } = node.properties;
  node.properties = {
    href: `#${target}`,
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
    const [, kind = '', label = ''] = match;
    const stem = `${kind}-${slug(decodeAddress(label) ?? label) || 'note'}`;
    ids.set(id, freeId(stem, taken));
  });
  return ids;
}
