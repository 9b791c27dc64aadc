import { SaxesParser } from 'saxes';
import type { CitationKind, CitationStyle } from '../../model/citations.ts';
import { startEngine } from './styled-bibliography.ts';

type ReadStyle = { readonly style: CitationStyle } | { readonly problem: string; readonly hint?: string };

/** Reads a style of CSL and tries it, in the language of the publication. */
export function readStyle(
  xml: string,
  locales: Readonly<Record<string, string>>,
  language: string,
): ReadStyle {
  const facts = readFacts(xml);
  if ('problem' in facts) return facts;
  const { root, styleClass, format, parent, hasCitation, lostMacro } = facts;
  if (root !== 'style') return { problem: `its root element is "${root}", not "style"` };
  if (parent !== undefined && !hasCitation) {
    const name = parent.split('/').at(-1) ?? parent;
    return {
      problem: `it only refers to another style, "${name}"`,
      hint: `Use ${name}.csl itself.`,
    };
  }
  if (!hasCitation) return { problem: 'it has no "citation" element' };
  if (lostMacro !== undefined) return { problem: `it has no macro "${lostMacro}"` };
  const style = { xml, kind: kindOf(styleClass, format), locales };
  try {
    const engine = startEngine(style, trial, language);
    engine.updateItems([...trial.keys()]);
    engine.makeCitationCluster([{ id: 'trial' }]);
    engine.makeBibliography();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: firstLine(reason), hint: 'Validate it against the CSL schema.' };
  }
  return { style };
}

const trial = new Map([['trial', { id: 'trial', type: 'book', title: 'A trial' }]]);

function kindOf(styleClass: string | undefined, format: string | undefined): CitationKind {
  if (styleClass === 'note') return 'notes';
  return format === 'numeric' ? 'numbers' : 'names';
}

interface StyleFacts {
  readonly root: string;
  readonly styleClass: string | undefined;
  readonly format: string | undefined;
  /** The address of the style that this one refers to. */
  readonly parent: string | undefined;
  readonly hasCitation: boolean;
  /** A macro that is called and not defined. The processor would print nothing for it. */
  readonly lostMacro: string | undefined;
}

function readFacts(xml: string): StyleFacts | { readonly problem: string } {
  const facts = { root: '', styleClass: undefined as string | undefined };
  let format: string | undefined;
  let parent: string | undefined;
  let hasCitation = false;
  const macros = new Set<string>();
  const calls = new Set<string>();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (facts.root === '') Object.assign(facts, { root: name, styleClass: attributes['class'] });
    if (name === 'category') format ??= attributes['citation-format'];
    if (name === 'link' && attributes['rel'] === 'independent-parent') parent = attributes['href'];
    if (name === 'citation') hasCitation = true;
    if (name === 'macro' && attributes['name'] !== undefined) macros.add(attributes['name']);
    if (attributes['macro'] !== undefined) calls.add(attributes['macro']);
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    return {
      problem: `it is not valid XML (${firstLine(error instanceof Error ? error.message : String(error))})`,
    };
  }
  const lostMacro = [...calls].find((name) => !macros.has(name));
  return { ...facts, format, parent, hasCitation, lostMacro };
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}
