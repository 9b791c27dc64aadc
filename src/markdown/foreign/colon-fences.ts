import { calloutFor } from '../../article-checks/dialects/callout-names.ts';
import { readDirective } from '../../article-checks/dialects/directives.ts';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { TextLine } from '../verbatim-lines.ts';
import { emptyLine, isBlank, prefixOf } from './block.ts';
import { headOf, isContainerName, labelOf } from './container-head.ts';
import { readDirectiveHead } from './directive-container.ts';
import { readOptions } from './options.ts';

/** A line of colons: it opens a block, or closes one. */
export interface ColonFence {
  readonly prefix: string;
  readonly colons: number;
  /** Undefined for a line that closes. */
  readonly opens: OpeningFence | undefined;
}

export interface OpeningFence {
  /** Behind the colons of the directive; undefined where the content alone stays. */
  readonly head: string | undefined;
  readonly lead?: string | undefined;
  /** Whether another dialect writes it so. */
  readonly isForeign: boolean;
  /** Pandoc closes the innermost block with any number of colons. */
  readonly isLoose: boolean;
  readonly edits: readonly Edit[];
}

const line = /^(?<prefix>[ \t>]*)(?<colons>:{3,})(?<space>[ \t]*)(?<rest>[^\n]*)$/;

export function readColonFence(lines: readonly TextLine[], index: number): ColonFence | undefined {
  const written = lines[index]?.text ?? '';
  if (!written.includes(':::')) return undefined;
  const { prefix = '', colons = '', space = '', rest = '' } = line.exec(written)?.groups ?? {};
  if (colons === '') return undefined;
  const info = rest
    .trimEnd()
    .replace(/(?<=[ \t]):{3,}$/, '')
    .trim();
  if (info === '') return { prefix, colons: colons.length, opens: undefined };
  const opens = readOpening(info, space !== '', lines, index);
  return opens && { prefix, colons: colons.length, opens };
}

function readOpening(
  info: string,
  isSpaced: boolean,
  lines: readonly TextLine[],
  index: number,
): OpeningFence | undefined {
  const directive = /^\{(?<name>[a-z][\w:-]*)\}[ \t]*(?<title>.*)$/i.exec(info)?.groups;
  if (directive !== undefined)
    return readMyst(directive['name'] ?? '', directive['title'] ?? '', lines, index);
  const attributes = /^\{((?:"[^"]*"|[^{}"])*)\}$/.exec(info)?.[1];
  if (attributes !== undefined) return readDiv(attributes, lines, index);
  const { name, more = '' } = /^(?<name>[a-z][\w-]*)(?<more>.*)$/i.exec(info)?.groups ?? {};
  if (name === undefined) return undefined;
  if (!isSpaced && !/^[ \t]/.test(more))
    return { head: `${name}${more}`, isForeign: false, isLoose: false, edits: [] };
  return readNamed(name, more.trim(), isSpaced);
}

/** `::: tip Title`, `:::tip Title`, `::: columns`. */
function readNamed(name: string, behind: string, isSpaced: boolean): OpeningFence | undefined {
  const plain = name.toLowerCase();
  const isAlert = plain === 'message' && behind === 'alert';
  const title = isAlert
    ? ''
    : behind
        .replace(/^(["'])(.*)\1$/, '$2')
        .replace(/^\[(.*)\]$/, '$1')
        .trim();
  const found = { isForeign: true, isLoose: true, edits: [] };
  if (isContainerName(plain)) return { ...found, head: headOf({ name: isAlert ? 'warning' : plain, title }) };
  // A class of pandoc. A name that touches its colons is a directive that nobody knows.
  return isSpaced ? { ...found, head: undefined } : { ...found, head: name };
}

/** `:::{note} Title` with options. What shows its text as it is written is a block of code here. */
function readMyst(
  name: string,
  title: string,
  lines: readonly TextLine[],
  index: number,
): OpeningFence | undefined {
  const { values, edits } = readOptions(lines, index + 1);
  const found = readDirectiveHead(name, title, values);
  if (found !== undefined) return { ...found, isForeign: true, isLoose: false, edits };
  if (readDirective(`{${name}}`, title) !== undefined) return undefined;
  return { head: name.replaceAll(/[^\w-]/g, '-'), isForeign: true, isLoose: false, edits: [] };
}

const theoremIds = new Map([
  ['thm', 'theorem'],
  ['lem', 'lemma'],
  ['cor', 'corollary'],
  ['prp', 'proposition'],
  ['cnj', 'conjecture'],
  ['def', 'definition'],
  ['exm', 'example'],
  ['exr', 'exercise'],
]);

/** `::: {.callout-tip title="A"}`, `::: {#thm-a name="A"}`, `::: {.columns}`: of a callout, a heading may be the title. */
function readDiv(attributes: string, lines: readonly TextLine[], index: number): OpeningFence {
  const id = /#([\w:.-]+)/.exec(attributes.replaceAll(/"[^"]*"/g, ''))?.[1];
  const names = [...attributes.matchAll(/(?:^|\s)\.?([a-z][\w-]*)(?![\w-]*[ \t]*=)/gi)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  const theorem = theoremIds.get(id?.slice(0, id.indexOf('-')) ?? '');
  const name = theorem ?? names.find((one) => isContainerName(one) && calloutFor(one) !== 'aside');
  const found = { isForeign: true, isLoose: true };
  if (name === undefined) {
    const isAside = names.some((one) => one === 'aside' || one === 'column-margin');
    const head = isAside ? 'aside' : id === undefined ? undefined : writeDiv(id, attributes);
    return { ...found, head, edits: [] };
  }
  const title = /\b(?:title|name)=(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  const heading = title === null ? readTitleLine(lines, index + 1) : undefined;
  const written = title?.[1] ?? title?.[2];
  // An id in a title, as in a heading.
  const { shown = '', own } =
    /^(?<shown>.*?)[ \t]*(?:\{#(?<own>[\w:.-]+)\})?$/.exec(written ?? heading?.title ?? '')?.groups ?? {};
  return {
    ...found,
    head: headOf({ name, title: shown.replaceAll(classedPhrase, '$1'), id: id ?? own }),
    edits: heading === undefined ? [] : [heading.edit],
  };
}

/** `::: {#fig-a layout-ncol=2}`, `::: {#tbl-a tbl-cap="A"}`: a figure or a table of whatever is in it. */
function writeDiv(id: string, attributes: string): string {
  if (!/^(?:fig|tbl)-/.test(id)) return `div{id="${id}"}`;
  const group = id.startsWith('fig-') ? 'figure-group' : 'table-group';
  const caption = /\b(?:fig|tbl)-cap=(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  return `${group}${labelOf(caption?.[1] ?? caption?.[2] ?? '')}{id="${id}"}`;
}

/** `[phrase]{.class}`: no format has the classes of others. */
const classedPhrase = /\[([^[\]]*)\]\{(?:[ \t]*\.[\w-]+)+[ \t]*\}/g;

function readTitleLine(lines: readonly TextLine[], first: number) {
  const at = lines.findIndex(({ text }, index) => index >= first && !isBlank(text));
  const found = lines[at];
  const title =
    found && /^#{1,6}[ \t]+(.*?)[ \t]*#*$/.exec(found.text.slice(prefixOf(found.text).length))?.[1];
  if (found === undefined || !title) return undefined;
  return { title: title.replace(/[ \t]*\{[^{}]*\}$/, ''), edit: emptyLine(found) };
}
