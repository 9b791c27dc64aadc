import citeproc, { type Engine } from 'citeproc';
import type { ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { CitationStyle, Reference } from '../../model/citations.ts';
import type { Citation } from '../../model/document.ts';
import type { Bibliography } from '../bibliography.ts';
import { isRaised } from '../raised-citation.ts';
import { describeItems } from './cited-item.ts';
import { addressOf, withBareDoi } from './entry-address.ts';
import { localeFor } from './full-locale.ts';
import { createProcessor } from './processor.ts';
import { readCitation, readEntry } from './read-entry.ts';

/**
 * A bibliography in a style of the publication's own. A style of names is shown all works at once, so that the letter
 * after a year is the same everywhere; one that counts is shown those of one page or book.
 */
export function createStyledBibliography(
  references: readonly Reference[],
  style: CitationStyle,
): Bibliography {
  const byKey = new Map(references.map((reference) => [reference.id, withBareDoi(reference)]));
  const authors = new Map<string, string>();
  const authorOf = (key: string, language: string): string => {
    const known = `${language} ${key}`;
    const reference = byKey.get(key);
    const name =
      authors.get(known) ??
      (reference === undefined ? key : createProcessor([reference], language).author(key));
    authors.set(known, name);
    return name;
  };

  // Starting one takes longer than giving it other works.
  const started = new Map<string, Started>();
  const startFor = (language: string, keys: readonly string[]): Started => {
    const known = started.get(language);
    if (known?.keys === keys) return known;
    const engine = known?.engine ?? startEngine(style, byKey, language);
    engine.updateItems(keys);
    const now: Started = { engine, keys, entries: undefined };
    started.set(language, now);
    return now;
  };
  // The pages of a style of names all ask for the same list.
  const entriesFor = (language: string, keys: readonly string[]): readonly Entry[] => {
    const now = startFor(language, keys);
    now.entries ??= listEntries(now.engine, [...byKey.values()], language);
    return now.entries;
  };

  const open = (keys: readonly string[]): Bibliography => ({
    cite: (citation, language, reference, before = []) =>
      citeCluster(citation, before, {
        style,
        engine: startFor(language, keys).engine,
        author: (key) => authorOf(key, language),
        isKnown: (key) => byKey.has(key),
        reference,
      }),
    list: (asked, language) => {
      const shown = new Set(asked);
      return entriesFor(language, keys)
        .filter(({ key }) => shown.has(key))
        .map(({ key, html }) => h('li', { id: `ref-${key}` }, readEntry(html, addressOf(byKey.get(key)))));
    },
    within: (shown) => (style.kind === 'names' ? all : open([...shown].filter((key) => byKey.has(key)))),
  });
  const all = open([...byKey.keys()]);
  return all;
}

/** A processor for a language, the works it has, and their list once a page has asked for it. */
interface Started {
  readonly engine: Engine;
  readonly keys: readonly string[];
  entries: readonly Entry[] | undefined;
}

interface Entry {
  readonly key: string;
  readonly html: string;
}

/** Throws where the style cannot be run. */
export function startEngine(
  style: CitationStyle,
  references: ReadonlyMap<string, Reference>,
  language: string,
): Engine {
  const locale = localeFor(language, style.locales);
  const engine: Engine = new citeproc.Engine(
    {
      retrieveLocale: () => locale,
      // Only an item with this name is wrapped.
      retrieveItem: (id) => ({ ...structuredClone(references.get(id)), system_id: id }),
      wrapCitationEntry: (text, id) => {
        const key = id ?? keyOfNumber(text, engine);
        return key === undefined ? text : `<a href="#${encodeURIComponent(key)}">${text}</a>`;
      },
    },
    style.xml,
    language,
    true,
  );
  engine.opt.development_extensions.apply_citation_wrapper = true;
  engine.setOutputFormat('html');
  return engine;
}

/** The processor does not say whose a number is that it joins with others: 1–3. */
function keyOfNumber(text: string, { registry }: Engine): string | undefined {
  const number = Number(/\d+/.exec(text.replaceAll(/<[^>]*>/g, ''))?.[0]);
  return Object.entries(registry.registry).find(([, { seq }]) => seq === number)?.[0];
}

interface Citing {
  readonly style: CitationStyle;
  readonly engine: Engine;
  readonly author: (key: string) => string;
  readonly isKnown: (key: string) => boolean;
  readonly reference: (key: string) => string;
}

function citeCluster(
  citation: Citation,
  before: readonly Citation[],
  { style, engine, author, isKnown, reference }: Citing,
): ElementContent[] {
  const [first] = citation.items;
  if (first === undefined) return [];
  const name = (): ElementContent => h('a', { href: reference(first.key) }, author(first.key));
  if (citation.mode === 'author') return [name()];
  const known = { ...citation, items: citation.items.filter(({ key }) => isKnown(key)) };
  if (known.items.length === 0) return [{ type: 'text', value: `(${first.key})` }];
  const html = engine.makeCitationCluster(describeItems(known, before));
  const [only] = known.items;
  const cited = readCitation(html, reference, known.items.length === 1 ? only?.key : undefined);
  // A sentence around it has its own full stop.
  const cluster = citation.isWithinNote === true ? cited : addAffixes(cited, engine);
  if (citation.mode === 'parenthetical') return cluster;
  const space: ElementContent[] = isRaised(cluster) ? [] : [{ type: 'text', value: ' ' }];
  // Another style may write the name in another way, but only one of names has it in the text.
  return style.kind === 'notes' ? cluster : [name(), ...space, ...cluster];
}

/** What the style puts around a cluster, which the processor leaves out where it wraps the items. */
function addAffixes(cluster: ElementContent[], engine: Engine): ElementContent[] {
  const { layout_prefix: prefix, layout_suffix: suffix } = engine.citation.opt;
  const [first] = cluster;
  if (first?.type === 'element' && first.tagName === 'sup' && cluster.length === 1)
    return [{ ...first, children: addAffixes(first.children, engine) }];
  const isEnded = suffix !== '' && toString({ type: 'root', children: cluster }).endsWith(suffix);
  return [...textNodes(prefix), ...cluster, ...(isEnded ? [] : textNodes(suffix))];
}

function textNodes(value: string): ElementContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}

function listEntries(engine: Engine, references: readonly Reference[], language: string): readonly Entry[] {
  const bibliography = engine.makeBibliography();
  // Citations lead to the list: a style without one is given Kolofon's.
  if (bibliography === false) return createProcessor(references, language).entries;
  return bibliography[1].map((html, index) => ({ key: bibliography[0].entry_ids[index]?.[0] ?? '', html }));
}
