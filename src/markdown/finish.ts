import type { Element, ElementContent, Properties, Root } from 'hast';
import { h } from 'hastscript';
import { append } from '../model/append.ts';
import type { AssetUse, Document } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Bibliography } from './bibliography.ts';
import { isRaised } from './raised-citation.ts';

/** What a format knows and a document does not: the addresses of things in the output. */
export interface Destinations {
  /**
   * The address of an article, or undefined when it is not published: its link is then only its text.
   * `note` is printed after the link: "del 3 av serien Nettverksbygging". `title` is the text of a link that has none.
   */
  article(
    source: SourcePath,
    fragment: string | undefined,
  ): { readonly href: string; readonly note?: string; readonly title?: string } | undefined;
  /**
   * A picture is in the output; what is offered for download may be elsewhere, or undefined when it is not
   * there: its link is then only its text.
   */
  asset(source: SourcePath, role: AssetUse['role']): string | undefined;
  /** The name under which a browser is to save what is offered for download. */
  saveAs?(source: SourcePath): string | undefined;
  /** In pixels: what an image takes a part of. */
  readonly textWidth?: number;
  /** The address of an entry in the reference list; `#ref-<key>` where none is given. */
  readonly reference?: (key: string) => string;
  /** Whether headings keep the links by which readers copy their addresses. */
  readonly hasPermalinks?: boolean;
  /** Names each id of the body, where others are beside it. */
  readonly nameId?: (id: string) => string;
}

/** The body with every open address and citation filled in. The document is not changed. */
export function finishBody(
  document: Document,
  language: string,
  destinations: Destinations,
  bibliography: Bibliography,
): Root {
  const {
    nameId = (id: string) => id,
    textWidth = usualTextWidth,
    hasPermalinks = false,
    reference = (key: string) => `#ref-${key}`,
  } = destinations;

  const finishAll = (nodes: readonly ElementContent[]): ElementContent[] => {
    const all: ElementContent[] = [];
    for (const node of nodes) {
      const finished = finish(node);
      if (node.type === 'element' && node.properties.dataCitation !== undefined) joinRaised(all, finished);
      if (Array.isArray(finished)) append(all, finished);
      else all.push(finished);
    }
    return all;
  };

  const finish = (node: ElementContent): ElementContent | ElementContent[] => {
    if (node.type !== 'element') return { ...node };
    const { dataArticle, dataAsset, dataFragment, dataCitation, dataPermalink } = node.properties;
    if (dataCitation !== undefined)
      return fillCitation(document, Number(dataCitation), language, reference, bibliography);
    if (dataPermalink !== undefined && !hasPermalinks)
      return dataPermalink === 'around' ? finishAll(node.children) : [];
    const element = { ...node, properties: finishProperties(node), children: finishAll(node.children) };
    if (dataAsset !== undefined && node.tagName === 'a' && element.properties.href === undefined)
      return element.children;
    if (typeof dataArticle !== 'string') return element;
    const fragment = typeof dataFragment === 'string' ? dataFragment : undefined;
    const target = destinations.article(dataArticle as SourcePath, fragment);
    if (node.properties['dataNamed'] !== undefined && target?.title !== undefined)
      element.children = [{ type: 'text', value: target.title }];
    return fillLink(element, target);
  };

  const finishProperties = ({ tagName, properties }: Element): Properties => {
    const { id, href, dataAsset, dataFragment, dataFootnote, dataShare } = properties;
    const finished = withoutPlaceholders(properties);
    if (typeof id === 'string') finished.id = nameId(id);
    if (dataFootnote === true) finished.href = `#${nameId(String(href).slice(1))}`;
    if (typeof dataShare === 'number') Object.assign(finished, takeShare(properties, dataShare, textWidth));
    if (typeof dataAsset !== 'string') return finished;
    const source = dataAsset as SourcePath;
    if (tagName === 'img') return { ...finished, src: destinations.asset(source, 'image') };
    const address = destinations.asset(source, 'download');
    if (address === undefined) return finished;
    const saveAs = destinations.saveAs?.(source);
    return {
      ...finished,
      href: `${address}${fragmentOf(dataFragment)}`,
      ...(saveAs === undefined ? {} : { download: saveAs }),
    };
  };

  return { type: 'root', children: finishAll(document.body.children as ElementContent[]) };
}

function fragmentOf(fragment: unknown): string {
  return typeof fragment === 'string' ? `#${encodeURI(fragment)}` : '';
}

/** The column of the site. */
const usualTextWidth = 626;

/** The size of an image that takes a part of the text, in hundredths. */
function takeShare({ width, height }: Properties, share: number, textWidth: number): Properties {
  const taken = Math.round((textWidth * share) / 100);
  if (typeof width !== 'number' || typeof height !== 'number') return { width: taken };
  return { width: taken, height: Math.max(1, Math.round((taken * height) / width)) };
}

const placeholders = new Set([
  'dataArticle',
  'dataFragment',
  'dataNamed',
  'dataAsset',
  'dataShare',
  'dataCitation',
  'dataFootnote',
  'dataFootnoteLabel',
  'dataPermalink',
]);

function withoutPlaceholders(properties: Properties): Properties {
  const rest: Properties = {};
  for (const name in properties) if (!placeholders.has(name)) rest[name] = properties[name];
  return rest;
}

function fillLink(link: Element, target: ReturnType<Destinations['article']>): ElementContent[] {
  if (target === undefined) return link.children;
  link.properties.href = target.href;
  return target.note === undefined ? [link] : [link, h('span.link-note', ` (${target.note})`)];
}

/** No space separates a raised number from its word. */
function joinRaised(before: readonly ElementContent[], citation: ElementContent | ElementContent[]): void {
  const last = before.at(-1);
  if (last?.type === 'text' && 'children' in citation && isRaised(citation.children))
    last.value = last.value.trimEnd();
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
  const before = document.citations.slice(0, index);
  return h('span.citation', bibliography.cite(citation, language, reference, before));
}
