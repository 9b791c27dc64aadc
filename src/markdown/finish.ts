import type { Element, ElementContent, Properties, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import type { Document } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Bibliography } from './bibliography.ts';

/** What a format knows and a document does not: the addresses of things in the output. */
export interface Destinations {
  /**
   * The address of an article, or undefined when it is not published: its link is then only its text.
   * `note` is printed behind the link: "del 3 av serien Nettverksbygging".
   */
  article(
    source: SourcePath,
    fragment: string | undefined,
  ): { readonly href: string; readonly note?: string } | undefined;
  asset(source: SourcePath): string;
  /** The address of an entry in the reference list; `#ref-<key>` where none is given. */
  readonly reference?: (key: string) => string;
  /** Put before every id of the body, and before every fragment that stays in it. */
  readonly idPrefix?: string;
}

/** The body with every open address and citation filled in. The document is not changed. */
export function finishBody(
  document: Document,
  language: string,
  destinations: Destinations,
  bibliography: Bibliography,
): Root {
  const tree = structuredClone(document.body);
  const { idPrefix = '', reference = (key: string) => `#ref-${key}` } = destinations;
  visit(tree, 'element', (node, index, parent) => {
    const { dataArticle, dataFragment, dataAsset, dataCitation, dataFootnote } = node.properties;
    const properties = withoutPlaceholders(node.properties);
    node.properties = properties;
    if (typeof properties.id === 'string') properties.id = `${idPrefix}${properties.id}`;
    if (dataFootnote === true) properties.href = `#${idPrefix}${String(properties.href).slice(1)}`;
    if (typeof dataAsset === 'string') {
      properties[node.tagName === 'img' ? 'src' : 'href'] = destinations.asset(dataAsset as SourcePath);
    }
    if (dataCitation !== undefined && parent !== undefined && index !== undefined) {
      parent.children[index] = fillCitation(
        document,
        Number(dataCitation),
        language,
        reference,
        bibliography,
      );
      return SKIP;
    }
    if (typeof dataArticle === 'string' && parent !== undefined && index !== undefined) {
      const fragment = typeof dataFragment === 'string' ? dataFragment : undefined;
      const filled = fillLink(node, destinations.article(dataArticle as SourcePath, fragment));
      parent.children.splice(index, 1, ...filled);
      return filled[0] === node ? undefined : index;
    }
    return undefined;
  });
  return tree;
}

const placeholders = new Set([
  'dataArticle',
  'dataFragment',
  'dataAsset',
  'dataCitation',
  'dataFootnote',
  'dataFootnoteLabel',
]);

function withoutPlaceholders(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !placeholders.has(name)));
}

function fillLink(link: Element, target: ReturnType<Destinations['article']>): ElementContent[] {
  if (target === undefined) return link.children;
  link.properties.href = target.href;
  return target.note === undefined ? [link] : [link, h('span.link-note', ` (${target.note})`)];
}

function fillCitation(
  document: Document,
  index: number,
  language: string,
  reference: (key: string) => string,
  bibliography: Bibliography,
): Element {
  const citation = document.citations[index];
  if (citation === undefined) throw new RangeError(`The document has no citation ${String(index)}.`);
  return h('span.citation', bibliography.cite(citation, language, reference));
}
