import type { TextLine } from '../verbatim-lines.ts';
import { fenceBelow, fenceOf, isIndentedCode, prefixOf, type Block, type ReadBlock } from './block.ts';
import { headOf } from './container-head.ts';
import { captionOf, readDirectiveHead } from './directive-container.ts';
import { readListTable } from './list-tables.ts';
import { readOptions } from './options.ts';

const opening = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?<info>[^`\n]+)$/;

/** Names of callouts that are no language even without braces: those of javascript.info and Obsidian. */
const bare =
  /^(?<name>ad-[a-z]+|admonition|attention|caution|danger|hint|important|note|smart|tip|warn|warning)(?:[ \t]+(?<title>.*))?$/;

/** Callouts that are written as code: those of MyST, mdBook's admonish, Obsidian's Admonition and javascript.info. */
export const readFencedDirective: ReadBlock = (lines, index) => {
  const line = lines[index];
  const info = line && opening.exec(line.text)?.groups?.['info'];
  if (line === undefined || info === undefined) return undefined;
  const last = findEnd(lines, index);
  if (last === undefined || isIndentedCode(lines, index)) return undefined;
  const end = lines[last];
  const table = end && readTable(info.trim(), lines, index, last);
  if (table !== undefined && end !== undefined) {
    const closing = fenceBelow(end, '');
    const opening = { ...fenceOf(line), end: closing.end };
    return { head: undefined, lead: table, opening, closing, edits: [], last };
  }
  const found = readInfo(info.trim(), lines, index + 1);
  if (found === undefined || end === undefined) return undefined;
  return { ...found, opening: fenceOf(line), closing: fenceOf(end), last };
};

/** `{list-table} A caption`: all of it at once. */
function readTable(
  info: string,
  lines: readonly TextLine[],
  index: number,
  last: number,
): string | undefined {
  const title = /^\{list-table\}[ \t]*(.*)$/.exec(info)?.[1];
  if (title === undefined) return undefined;
  const { values, edits } = readOptions(lines, index + 1);
  const rows = lines.slice(index + 1 + edits.length, last);
  const table = readListTable(rows, Number(values.get('header-rows') ?? 0) || 0);
  const prefix = prefixOf(lines[index]?.text ?? '');
  return table && `${captionOf(title, values)}${table}`.replaceAll('\n', `\n${prefix}`);
}

/** The line that closes the code which a line opens: nothing in between is markup. */
function findEnd(lines: readonly TextLine[], index: number): number | undefined {
  let end = index + 1;
  while (lines[end]?.isVerbatim === true) end += 1;
  const fence = /^[ \t>]*([`~])\1{2,}/.exec(lines[index]?.text ?? '')?.[1] ?? '`';
  return new RegExp(`^[ \\t>]*\\${fence}{3,}[ \\t]*$`).test(lines[end]?.text ?? '') ? end : undefined;
}

function readInfo(
  info: string,
  lines: readonly TextLine[],
  first: number,
): Pick<Block, 'head' | 'lead' | 'edits'> | undefined {
  const directive = /^\{(?<name>[a-z][\w:-]*)\}[ \t]*(?<title>.*)$/i.exec(info)?.groups;
  if (directive !== undefined) {
    const { values, edits } = readOptions(lines, first);
    const found = readDirectiveHead(directive['name'] ?? '', directive['title'] ?? '', values);
    return found && { ...found, edits };
  }
  const admonish = /^admonish\b(?<rest>.*)$/.exec(info)?.groups;
  if (admonish !== undefined) return { head: readAdmonish(admonish['rest'] ?? ''), edits: [] };
  const { name, title = '' } = bare.exec(info)?.groups ?? {};
  if (name === undefined) return undefined;
  if (!name.startsWith('ad-'))
    return { head: headOf({ name, title: /^header=["']?([^"'\n]*)/.exec(title)?.[1] ?? title }), edits: [] };
  const { titleLine, edits } = readObsidianOptions(lines, first);
  return { head: headOf({ name, title: titleLine || title }), edits };
}

/** `admonish warning "Title"`, `admonish tip title="Title", id="a"`. */
function readAdmonish(rest: string): string {
  const title = /(?:\btitle[ \t]*=[ \t]*|^[^"=]*)"([^"]*)"/.exec(rest)?.[1] ?? '';
  const id = /\bid[ \t]*=[ \t]*"([\w:.-]+)"/.exec(rest)?.[1];
  const name = /^[ \t]*([a-z][\w-]*)(?![\w-]*[ \t]*=)/i.exec(rest)?.[1] ?? 'note';
  return headOf({ name, title, id });
}

/** `title: A title` and the like, before the text. */
function readObsidianOptions(lines: readonly TextLine[], first: number) {
  let titleLine = '';
  const edits = [];
  for (let index = first; lines[index]?.isVerbatim === true; index += 1) {
    const { text = '', start = 0 } = lines[index] ?? {};
    const [, name, value = ''] = /^[ \t>]*(title|collapse|icon|color):[ \t]*(.*)$/.exec(text) ?? [];
    if (name === undefined) break;
    if (name === 'title') titleLine = value.trim();
    edits.push({ start, end: start + text.length, text: '' });
  }
  return { titleLine, edits };
}
