import { calloutFor, containerHint, foldedHint } from './callout-names.ts';

/** What other tools write as a block of code, and which is none. */
export interface FencedDirective {
  readonly name: string;
  /** How to write it here. */
  readonly hint: string;
}

/** Names of callouts that are no language even without braces: those of javascript.info and Obsidian. */
const bareCallouts =
  /^(?:ad-[a-z]+|admonition|attention|caution|danger|hint|important|note|smart|tip|warn|warning)$/;

/** `{admonition} Title`, `{figure} graph.svg`, `smart header="Title"`: undefined for a language. */
export function readDirective(lang: string, meta: string): FencedDirective | undefined {
  const [, braced] = /^\{([a-z][\w:-]*)\}$/i.exec(lang) ?? [];
  const name = (braced ?? lang).toLowerCase();
  if (braced === undefined && !bareCallouts.test(name)) return undefined;
  const title = (/^(?:header|title)=["']?([^"'\n]*)/.exec(meta)?.[1] ?? meta).trim();
  const own = hints.get(name);
  if (own !== undefined) return { name: braced === undefined ? name : `{${name}}`, hint: own(title) };
  const plain = name.replace(/^prf:|^ad-/, '');
  if (calloutFor(plain) === undefined && calloutFor(name) === undefined && !name.startsWith('prf:'))
    return undefined;
  return { name: braced === undefined ? name : `{${name}}`, hint: containerHint(plain, title) };
}

const hints: ReadonlyMap<string, (title: string) => string> = new Map<string, (title: string) => string>([
  [
    'figure',
    (file) => `Write ![What it shows](${file || 'picture.png'} "The caption") in a paragraph of its own.`,
  ],
  ['image', (file) => `Write ![What it shows](${file || 'picture.png'}).`],
  ['table', () => 'Write the table alone, and its caption as a sentence before it.'],
  ['list-table', () => 'Write a row of | A | B |, then | --- | --- |, then the other rows.'],
  ['csv-table', () => 'Write a row of | A | B |, then | --- | --- |, then the other rows.'],
  ['dropdown', (title) => foldedHint(title)],
  ['toggle', (title) => foldedHint(title)],
  ['bibliography', () => 'Remove it: pages and books have a bibliography.'],
  ['tableofcontents', () => 'Remove it: pages and books have a table of contents.'],
  ['toctree', () => 'Remove it: manifests say which articles a series has, in order.'],
  ['contents', () => 'Remove it: pages and books have a table of contents.'],
  ['include', () => 'Close it with a line of backticks, or write {{#include file}}.'],
  ['literalinclude', () => 'Close it with a line of backticks, or write {{#include file}} in a code block.'],
  ['glossary', () => 'Write <dl><dt>Term</dt><dd>Definition</dd></dl>.'],
  ['epigraph', () => 'Begin each line with >.'],
  ['ojs', () => 'Write a table or a figure: books cannot run code.'],
  ['iframe', () => 'Write a link: [what it is](https://…).'],
  ['youtube', () => 'Write a link: [what it is](https://…).'],
  ['video', () => 'Write a link: [what it is](https://…).'],
]);

/** How to show a drawing that only its own program can make. */
export function diagramHint(): string {
  return 'Export it as SVG, and write ![What it shows](diagram.svg "The caption").';
}
