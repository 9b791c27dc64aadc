import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { CitationStyle, Reference } from '../model/citations.ts';
import { directionOf } from '../model/direction.ts';
import type { Citation, CitationItem } from '../model/document.ts';
import type { EntryAddress } from './csl/entry-address.ts';
import type { CitationProcessor } from './csl/processor.ts';

/** The references of a publication, set in its citation style. */
export interface Bibliography {
  /**
   * The text of one cluster, each item a link: (Castells 2004, 12). `reference` gives the address of an entry, `before`
   * are the clusters before it in the same text.
   */
  cite(
    citation: Citation,
    language: string,
    reference: (key: string) => string,
    before?: readonly Citation[],
  ): ElementContent[];
  /** The entries of these keys as `li` elements with the id `ref-<key>`, in the order of the style. */
  list(keys: Iterable<string>, language: string): readonly Element[];
  /** The same for a page or a book that cites these in this order: a style that counts starts at 1. */
  within(keys: Iterable<string>): Bibliography;
}

/**
 * Sets the cited references, in the style of the publication or in Kolofon's own. All of them are known to that from the
 * start, so that the letter after a year (2004a) is the same in every article and every book. The citation processor is
 * loaded only when something is cited.
 */
export async function createBibliography(
  references: readonly Reference[],
  style?: CitationStyle,
): Promise<Bibliography> {
  if (references.length === 0) return nothingCited;
  if (style !== undefined) {
    const { createStyledBibliography } = await import('./csl/styled-bibliography.ts');
    return isolated(createStyledBibliography(references, style));
  }
  const [{ createProcessor }, { readEntry }] = await Promise.all([
    import('./csl/processor.ts'),
    import('./csl/read-entry.ts'),
  ]);
  const processors = new Map<string, CitationProcessor>();
  const processor = (language: string): CitationProcessor => {
    const base = language.split('-')[0] ?? language;
    const known = processors.get(base) ?? createProcessor(references, base);
    processors.set(base, known);
    return known;
  };
  const bibliography: Bibliography = {
    cite: (citation, language, reference) => citeCluster(citation, processor(language), reference),
    list: (keys, language) => listEntries(new Set(keys), processor(language), readEntry),
    within: () => bibliography,
  };
  return isolated(bibliography);
}

const nothingCited: Bibliography = { cite: () => [], list: () => [], within: () => nothingCited };

function isolated(bibliography: Bibliography): Bibliography {
  return {
    cite: (citation, language, ...more) => isolate(bibliography.cite(citation, language, ...more), language),
    list: (keys, language) => isolate(bibliography.list(keys, language), language),
    within: (keys) => isolated(bibliography.within(keys)),
  };
}

const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Names and titles in scripts of both directions: each runs its own way, and in the order of the text around it. */
function isolate<Node extends ElementContent>(nodes: readonly Node[], language: string): Node[] {
  const isAround = directionOf(language) === 'rtl';
  return nodes.map((node) =>
    node.type === 'element' && (isAround || fromTheRight.test(toString(node)))
      ? { ...node, properties: { ...node.properties, dir: 'auto' } }
      : node,
  );
}

function citeCluster(
  { mode, items }: Citation,
  processor: CitationProcessor,
  reference: (key: string) => string,
): ElementContent[] {
  const link = (item: CitationItem, text: string) => h('a', { href: reference(item.key) }, text);
  const set = (item: CitationItem) => `${processor.cite(item)}${behind(item)}`;
  const [first, ...others] = items;
  if (first === undefined) return [];
  const rest = others.flatMap((item): ElementContent[] => [
    { type: 'text', value: between(item) },
    link(item, set(item)),
  ]);
  if (mode === 'narrative') {
    const year = set({ ...first, suppressAuthor: true });
    const start = `${processor.author(first.key)} (${year}`;
    return rest.length === 0
      ? [link(first, `${start})`)]
      : [link(first, start), ...rest, { type: 'text', value: ')' }];
  }
  return [
    { type: 'text', value: `(${lead(first)}` },
    link(first, set(first)),
    ...rest,
    { type: 'text', value: ')' },
  ];
}

function behind({ locator, suffix }: CitationItem): string {
  return `${locator === undefined ? '' : `, ${locator}`}${suffix ?? ''}`;
}

function between(item: CitationItem): string {
  if (item.joins !== true) return `; ${lead(item)}`;
  return `${/^[,.:)\]]/.test(item.prefix ?? '') ? '' : ' '}${lead(item)}`;
}

function lead({ prefix }: CitationItem): string {
  if (prefix === undefined) return '';
  return /[([«“„‘]$/u.test(prefix) ? prefix : `${prefix} `;
}

function listEntries(
  keys: ReadonlySet<string>,
  processor: CitationProcessor,
  readEntry: (html: string, address: EntryAddress | undefined) => ElementContent[],
): Element[] {
  return processor.entries
    .filter(({ key }) => keys.has(key))
    .map(({ key, html, address }) => h('li', { id: `ref-${key}` }, readEntry(html, address)));
}
