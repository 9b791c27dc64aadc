import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { TextLine } from '../verbatim-lines.ts';
import { fenceBelow, fenceOf, isBlank, isIndentedCode, prefixOf, type ReadBlock } from './block.ts';
import { headOf, isContainerName, labelOf } from './container-head.ts';

const admonition =
  /^[ \t>]*(?:!!!|\?\?\?)\+?[ \t]*(?<name>\p{L}[\p{L}\p{M}\p{N}_-]*)(?:[ \t]+[\w-]+)*(?:[ \t]+(?<quote>["'])(?<title>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>)?[ \t]*$/iu;
const tab = /^[ \t>]*===[!+]?[ \t]+"(?<label>[^"]+)"[ \t]*$/;

/** Blocks of MkDocs, whose lines are indented: `!!! note "Title"`, `??? note`, `=== "Tab"`. */
export const readIndentedBlock: ReadBlock = (lines, index) => {
  const line = lines[index];
  if (line === undefined) return undefined;
  const head = readHead(line.text);
  if (head === undefined || isIndentedCode(lines, index)) return undefined;
  const prefix = prefixOf(line.text);
  const { last, edits } = readBody(lines, index, prefix);
  if (last === index && !standsAlone(line.text)) return undefined;
  return { head, opening: fenceOf(line), closing: fenceBelow(lines[last] ?? line, prefix), edits, last };
};

/** Without a text, a line that nobody can take for a sentence: `!!! note`, `!!! danger "Beware"`. */
function standsAlone(text: string): boolean {
  const { name = '', title } = admonition.exec(text)?.groups ?? {};
  return title !== undefined || (isContainerName(name.toLowerCase()) && text.trim().endsWith(name));
}

function readHead(text: string): string | undefined {
  const { name, title = '' } = admonition.exec(text)?.groups ?? {};
  if (name !== undefined) return headOf({ name, title: title.replaceAll(/\\(["'])/g, '$1') });
  const label = tab.exec(text)?.groups?.['label'];
  return label === undefined ? undefined : `tab${labelOf(label)}`;
}

function readBody(lines: readonly TextLine[], index: number, prefix: string) {
  const edits: Edit[] = [];
  let last = index;
  for (const [offset, { text, start }] of lines.slice(index + 1).entries()) {
    const at = index + 1 + offset;
    if (isBlank(text)) continue;
    const indentation = text.startsWith(prefix)
      ? /^(?: {4}|\t)/.exec(text.slice(prefix.length))?.[0]
      : undefined;
    if (indentation === undefined) break;
    const from = start + prefix.length;
    edits.push({ start: from, end: from + indentation.length, text: '' });
    last = at;
  }
  return { last, edits };
}
