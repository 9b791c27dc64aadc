import { convertInRounds } from '../../markdown/convert-in-rounds.ts';
import {
  calloutFrame,
  detailsFrame,
  indentFrame,
  namedFrame,
  statementFrame,
  type Frame,
} from '../../markdown/callouts.ts';
import type { Draft, Edit } from '../../markdown/draft.ts';
import { lengthOfIndent, linesOf, type Line } from '../../markdown/lines.ts';
import { plainText } from '../../markdown/headings.ts';
import type { Conversion } from '../../markdown/page.ts';
import { printTable, readCsvTable, readListTable } from './tables.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

interface Directive {
  readonly name: string;
  readonly argument: string;
  readonly options: Readonly<Record<string, string>>;
  readonly content: string;
}

/** A text in its place, a frame around its content, or what is not known. */
type DirectiveChoice = string | Frame | undefined;

const opening = /^([ \t]*)(`{3,}|~{3,}|:{3,})[ \t]*\{([\w:.-]+)\}[ \t]*([^\n]*)$/;

/** Directives of MyST between backticks or colons. What is in them is converted in the next round. */
export function convertDirectives(draft: Draft, report: Conversion['report']): Draft {
  return convertInRounds(draft, /^[ \t]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{[\w:.-]+\}/m, (outer) =>
    convertOutermost(outer, report),
  );
}

function convertOutermost(draft: Draft, report: Conversion['report']): Edit[] {
  const lines = linesOf(draft.text, draft.text);
  const edits: Edit[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const match = line === undefined ? null : opening.exec(line.text);
    if (line === undefined) continue;
    if (match === null) {
      // Plain code hides what is in it.
      const [, fence] = /^[ \t]*(`{3,}|~{3,})/.exec(line.text) ?? [];
      if (fence !== undefined) index = findClosing(lines, index, fence) ?? index;
      continue;
    }
    const [, margin = '', fence = '', name = '', argument = ''] = match;
    const closing = findClosing(lines, index, fence);
    if (closing === undefined) continue;
    const inner = lines.slice(index + 1, closing);
    const { options, count } = readOptions(inner);
    const body = inner.slice(count);
    const content = body.map(({ text }) => text.slice(lengthOfIndent(text, margin.length))).join('\n');
    const choice = choose({ name, argument: argument.trim(), options, content });
    const last = lines[closing] ?? line;
    if (name === 'index')
      report({
        what: 'entries of an index',
        became: 'dropped',
        detail: [argument.trim(), content.trim()].filter(Boolean).join('; '),
        origin: draft.originAt(line.start),
      });
    if (typeof choice === 'string')
      edits.push({ start: line.start, end: last.end, text: choice.replaceAll(/^(?=[^\n])/gm, margin) });
    else if (choice === undefined) {
      report({
        what: `directives: ${name}`,
        became: 'unconverted',
        detail: line.text.trim(),
        origin: draft.originAt(line.start),
      });
      const block = [line, ...inner, last].map(({ text }) => text).join('\n');
      const around = '`'.repeat(longestFence(block) + 1);
      edits.push({ start: line.start, end: line.end, text: `${margin}${around}unconverted\n${line.text}` });
      edits.push({ start: last.start, end: last.end, text: `${last.text}\n${margin}${around}` });
    } else {
      const { open, close } = indentFrame(choice, margin);
      const label = options['name'] ?? options['label'];
      const anchor = label === undefined ? '' : `${margin}<a id="${label}"></a>\n\n`;
      const first = body[0]?.start ?? last.start;
      edits.push({ start: line.start, end: first, text: `${anchor}${open}\n` });
      const closed = openFences(body).map((one) => `${margin}${one}\n`);
      edits.push({ start: last.start, end: last.end, text: `${closed.join('')}${close}` });
    }
    index = closing;
  }
  return edits;
}

/** The fences of a content that its end closes, the innermost first. */
function openFences(lines: readonly Line[]): string[] {
  const open: { readonly fence: string; readonly isCode: boolean }[] = [];
  for (const { text } of lines) {
    const [, fence, info = ''] = /^[ \t]*(`{3,}|~{3,}|:{3,})[ \t]*([^\n]*)$/.exec(text) ?? [];
    if (fence === undefined) continue;
    if (info.trim() === '') {
      // As in `findClosing`, the outermost block that a fence can close ends with all that is open in it.
      const closed = open.findIndex((one) => fence.startsWith(one.fence));
      if (closed !== -1) {
        open.length = closed;
        continue;
      }
    }
    if (open.at(-1)?.isCode !== true && (info !== '' || !fence.startsWith(':')))
      open.push({ fence, isCode: !info.startsWith('{') || /^\{(?:code|myst|sourcecode)/.test(info) });
  }
  return open.reverse().map(({ fence }) => fence);
}

/** Whether a place is in a block that shows its content: code, plain or of a directive. */
export function isShownAsCode(text: string, at: number): boolean {
  const lines = linesOf(text, text);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.start >= at) return false;
    const [, fence, name] = /^[ \t]*(`{3,}|~{3,})[ \t]*(?:\{([\w:.-]+)\})?/.exec(line.text) ?? [];
    if (fence === undefined || (name !== undefined && !showsCode.has(name))) continue;
    index = findClosing(lines, index, fence) ?? index;
    if (at < (lines[index]?.start ?? 0)) return true;
  }
  return false;
}

const showsCode: ReadonlySet<string> = new Set(['code', 'code-block', 'code-cell', 'myst', 'sourcecode']);

function findClosing(lines: readonly Line[], start: number, fence: string): number | undefined {
  const sign = fence.charAt(0);
  for (let index = start + 1; index < lines.length; index += 1) {
    const text = lines[index]?.text.trim() ?? '';
    if (text.startsWith(fence) && text.replaceAll(sign, '') === '') return index;
  }
  return undefined;
}

function readOptions(lines: readonly Line[]): { options: Record<string, string>; count: number } {
  const options: Record<string, string> = lookupTable({});
  let count = 0;
  if (lines[0]?.text.trim() === '---') {
    const end = lines.findIndex(({ text }, index) => index > 0 && text.trim() === '---');
    for (const { text } of lines.slice(1, Math.max(1, end))) {
      const [, key, value = ''] = /^\s*([\w-]+):\s*(.*)$/.exec(text) ?? [];
      if (key !== undefined) options[key] = value.replace(/^(["'])(.*)\1$/, '$2').trim();
    }
    count = end + 1;
  } else
    for (const { text } of lines) {
      const [, key, value = ''] = /^\s*:([\w-]+):\s*(.*)$/.exec(text) ?? [];
      if (key === undefined) break;
      options[key] = value.trim();
      count += 1;
    }
  while (lines[count]?.isBlank === true) count += 1;
  return { options, count };
}

function choose(directive: Directive): DirectiveChoice {
  const { name, argument, options, content } = directive;
  const language = argument.split(/\s/, 1)[0] ?? '';
  switch (name) {
    case 'figure':
    case 'image':
      return figureOf(directive);
    case 'code-block':
    case 'code':
    case 'code-cell':
    case 'sourcecode':
    case 'highlight':
      return codeOf(content.replace(/^(?:\s*#\|[^\n]*\n)+/, ''), language, options);
    case 'myst':
      return codeOf(content, 'markdown', options);
    case 'mermaid':
    case 'parsed-literal':
    case 'prompt':
      return codeOf(content, name === 'mermaid' ? 'mermaid' : '', options);
    case 'math': {
      const label = options['label'] ?? options['name'];
      return `$$\n${[argument, content].filter(Boolean).join('\n')}${label === undefined ? '' : `\n\\label{${label}}`}\n$$`;
    }
    case 'list-table':
      return printTable(
        readListTable(content),
        Number(options['header-rows'] ?? 0),
        argument,
        options['name'] ?? options['label'],
      );
    case 'csv-table':
      return printTable(
        [
          ...(options['header'] === undefined ? [] : readCsvTable(options['header'])),
          ...readCsvTable(content),
        ],
        1,
        argument,
        options['name'] ?? options['label'],
      );
    case 'glossary':
      return glossaryOf(content);
    case 'dropdown':
    case 'toggle':
    case 'solution':
      return detailsFrame(argument || name.charAt(0).toUpperCase() + name.slice(1));
    case 'tab-item':
    case 'tab':
    case 'card':
    case 'grid-item-card':
      return argument === '' ? { open: '', close: '' } : namedFrame(argument);
    case 'table':
      return { open: argument, close: '' };
    case 'epigraph':
    case 'pull-quote':
    case 'highlights':
    case 'blockquote':
      return content.replaceAll(/^/gm, '> ');
    // Blocks that begin and end by a directive each.
    case 'exercise-start':
      return statementOf(directive)?.open;
    case 'solution-start':
      return `${anchorOf(options)}<details>\n<summary>Solution</summary>\n`;
    case 'exercise-end':
      return ':::';
    case 'solution-end':
      return '\n</details>';
    case 'raw':
      return language === 'html' ? content : undefined;
    case 'iframe':
    case 'embed':
    case 'video':
      return /^https?:/.test(argument)
        ? `[${content.split('\n', 1)[0] || argument}](<${argument}>)`
        : undefined;
    default:
      break;
  }
  if (/^(?:toctree|tableofcontents|contents|bibliography|index|anywidget|tags?|meta|comment)$/.test(name))
    return '';
  if (
    /^(?:tab-set|tabs|grid|grid-item|div|container|rst-class|only|hint-list|centered|card-carousel)$/.test(
      name,
    )
  )
    return { open: '', close: '' };
  if (/^(?:prf:|proof:)|^exercise/.test(name)) return statementOf(directive);
  if (/\bdropdown\b/.test(options['class'] ?? '')) return detailsFrame(argument || name);
  // The first line of a note belongs to its text.
  if (content.trim() === '' && argument !== '') {
    const frame = calloutFrame(name, undefined);
    return frame === undefined ? undefined : `${frame.open}\n${argument}\n${frame.close}`;
  }
  return calloutFrame(name, argument);
}

function statementOf({ name, argument, options }: Directive): Frame | undefined {
  const kind = name.replace(/^(?:prf|proof):/, '').replace(/^exercise.*/, 'exercise');
  return statementFrame(kind, argument || undefined, options['name'] ?? options['label']);
}

function anchorOf(options: Directive['options']): string {
  const label = options['name'] ?? options['label'];
  return label === undefined ? '' : `<a id="${label}"></a>\n\n`;
}

function codeOf(content: string, language: string, options: Readonly<Record<string, string>>): string {
  const fence = '`'.repeat(longestFence(content) + 1);
  const caption = options['caption'] === undefined ? '' : `${options['caption']}\n\n`;
  return `${anchorOf(options)}${caption}${fence}${language}\n${content}\n${fence}`;
}

function longestFence(text: string): number {
  return Math.max(2, ...[...text.matchAll(/`{2,}/g)].map(([run]) => run.length));
}

function figureOf({ argument, options, content }: Directive): string {
  const [caption = '', ...legend] = content.trim().split(/\n[ \t]*\n/);
  const words = caption.replaceAll('\n', ' ').trim();
  const alt = (options['alt'] ?? words).replaceAll(/[[\]]/g, '');
  const title = words === '' ? '' : ` "${words.replaceAll('"', '\\"')}"`;
  return [`${anchorOf(options)}![${alt}](<${argument}>${title})`, ...legend].join('\n\n');
}

/** Terms and, after a colon or indented below them, what they mean. */
function glossaryOf(content: string): string {
  const entries = content.split(/\n(?=\S)(?!:)/).map((entry) => {
    const [term = '', ...rest] = entry.trim().split('\n');
    const meaning = rest
      .map((line) => line.replace(/^\s*:?\s*/, ''))
      .join('\n')
      .trim();
    const anchored = `<a id="${termId(term)}"></a>${term.trim()}`;
    // Markdown in HTML is read between empty lines.
    const shown = /[[\]*_`]/.test(term) ? `\n\n${anchored}\n\n` : anchored;
    return `<dt>${shown}</dt>\n<dd>\n\n${meaning}\n\n</dd>`;
  });
  return `<dl>\n${entries.join('\n')}\n</dl>`;
}

export function termId(term: string): string {
  return `term-${plainText(term)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
}
