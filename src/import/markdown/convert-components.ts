import jsTokens from 'js-tokens';
import { append } from '../../model/append.ts';
import { markUnconverted } from '../unconverted.ts';
import { listComponentData } from './component-data.ts';
import { readAttributes, type Attributes } from './attributes.ts';
import type { Frame } from './callouts.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { lengthOfIndent, linesOf, type Line } from './lines.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';

/** A component of MDX, or a tag of it. */
export interface Component extends Attributes {
  readonly name: string;
  readonly isEmpty: boolean;
}

/** What becomes of it: a frame around its content, a text in its place when it is empty, or what is not known. */
export type ComponentChoice = Frame | string | undefined;

interface Tag {
  readonly name: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
}

/** Replaces components, imports, exports and expressions of MDX, none of which is run. */
export function convertComponents(
  draft: Draft,
  { report }: Pick<Conversion, 'report'>,
  choose: (component: Component) => ComponentChoice,
): Draft {
  const cleared = convertElements(removeComments(removeModules(draft, report)), report);
  const masked = maskCode(cleared.text, false);
  const tags = [...readComponentTags(cleared.text, masked)];
  return convertExpressions(replaceTags(cleared, masked, tags, report, choose), report);
}

/**
 * Replaces components in a text that may be plain Markdown, where braces are only braces and a word between angle
 * brackets can be a type: what nothing closes stays.
 */
export function convertClosedComponents(
  draft: Draft,
  { report }: Pick<Conversion, 'report'>,
  choose: (component: Component) => ComponentChoice,
): Draft {
  if (!/<\/?[A-Z]|\{\/\*/.test(draft.text)) return draft;
  const cleared = removeComments(draft);
  const masked = maskCode(cleared.text);
  const tags = [...readComponentTags(cleared.text, masked)].filter(({ name }) => !isHtml.test(name));
  const closed = new Set(tags.filter(({ isEnd }) => isEnd).map(({ name }) => name));
  const whole = tags.filter(({ name, isEmpty }) => isEmpty || closed.has(name));
  return replaceTags(cleared, masked, whole, report, choose);
}

/** Elements of HTML in capital letters. */
const isHtml = /^[A-Z][A-Z\d]*$/;

function replaceTags(
  cleared: Draft,
  masked: string,
  tags: readonly Tag[],
  report: Conversion['report'],
  choose: (component: Component) => ComponentChoice,
): Draft {
  const edits: Edit[] = [];
  const open: { tag: Tag; frame: Frame }[] = [];
  const containers: { readonly start: number; readonly end: number }[] = [];
  for (const tag of tags) {
    const origin = cleared.originAt(tag.start);
    if (tag.isEnd) {
      const at = open.findLastIndex(({ tag: { name } }) => name === tag.name);
      if (at === -1) continue;
      const [opened] = open.splice(at);
      if (opened === undefined) continue;
      containers.push({ start: opened.tag.end, end: tag.start });
      edits.push(
        frameTag(cleared.text, opened.tag, opened.frame, opened.frame.open),
        frameTag(cleared.text, tag, opened.frame, opened.frame.close),
      );
      continue;
    }
    const attributes = cleared.text.slice(tag.start + 1 + tag.name.length, tag.end - (tag.isEmpty ? 2 : 1));
    const known = choose({ name: tag.name, isEmpty: tag.isEmpty, ...readAttributes(attributes) });
    const data = known === undefined && tag.isEmpty ? listComponentData(attributes) : undefined;
    if (data !== undefined)
      report({ what: 'components with data, now lists', became: 'changed', detail: tag.written, origin });
    const choice = known ?? data;
    if (tag.isEmpty) {
      if (choice === undefined)
        report({ what: 'components', became: 'unconverted', detail: tag.written, origin });
      const text = typeof choice === 'object' ? `${choice.open}${choice.close}` : choice;
      edits.push(text === undefined ? markTag(cleared.text, tag) : { start: tag.start, end: tag.end, text });
    } else {
      if (choice === undefined)
        report({ what: 'components around text', became: 'changed', detail: tag.written, origin });
      open.push({ tag, frame: typeof choice === 'object' ? choice : { open: '', close: '' } });
    }
  }
  for (const { tag } of open) edits.push(replaceTag(cleared.text, tag, ''));
  append(edits, moveOut(linesOf(cleared.text, masked), containers, edits));
  return editDraft(cleared, edits);
}

/** In characters: a tag is one line of code up to here. */
const longestPhrase = 200;

/** On a line of its own, it is a paragraph: code is only code where no block of HTML goes on. */
function markTag(text: string, { start, end, written }: Tag): Edit {
  const line = written.replaceAll(/\s+/g, ' ');
  const marked = markUnconverted(line.length > longestPhrase ? written : line, 'inline');
  const [, indentation] = /(?:^|\n)( {0,3})$/.exec(text.slice(Math.max(0, start - 4), start)) ?? [];
  if (indentation === undefined || !/^[ \t]*(?:\n|$)/.test(text.slice(end, end + 200)))
    return { start, end, text: marked };
  return { start: start - indentation.length, end, text: `\n${indentation}${marked}\n` };
}

function frameTag(text: string, tag: Tag, frame: Frame, put: string): Edit {
  if (frame.isPhrase === true) return { start: tag.start, end: tag.end, text: put };
  return replaceTag(text, tag, put, isBlock(frame));
}

/** A tag on a line of its own needs an empty line to the text beside it. */
function replaceTag(text: string, { start, end }: Tag, put: string, needsLines = false): Edit {
  const isFirst = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 200), start));
  const isLast = /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 200));
  const written = put.trim();
  if (written === '') return { start, end, text: '' };
  if (isFirst && isLast) return { start, end, text: `\n${written}\n` };
  return { start, end, text: needsLines ? `${isFirst ? '' : '\n'}${written}${isLast ? '' : '\n'}` : written };
}

/** Whether what is around a content has lines of its own. */
function isBlock({ open, close }: Frame): boolean {
  return close !== '' || open.includes('\n');
}

/** `masked`: the text without its code, in which tags are looked for. */
function* readComponentTags(text: string, masked: string): Generator<Tag> {
  const opening = /<(\/?)([A-Z][\w.]*)/g;
  let wasted = 0;
  for (let match = opening.exec(masked); match !== null; match = opening.exec(masked)) {
    const from = match.index + match[0].length;
    const { end, read } = findTagEnd(masked, from);
    if (end === undefined) {
      wasted += read;
      if (wasted > mostWasted) return;
      continue;
    }
    const written = text.slice(match.index, end);
    yield {
      name: match[2] ?? '',
      written,
      start: match.index,
      end,
      isEnd: match[1] === '/',
      isEmpty: written.endsWith('/>'),
    };
    opening.lastIndex = end;
  }
}

/** In characters: data can be long. */
const longestTag = 200_000;

/** In characters, read after tags that nothing ends: nobody writes so many. */
const mostWasted = 5_000_000;

/** The offset after a tag, and how much was read to find it. */
function findTagEnd(text: string, from: number): { readonly end?: number; readonly read: number } {
  let depth = 0;
  let quote = '';
  let at = from;
  for (; at < text.length && at - from < longestTag; at += 1) {
    const sign = text.charAt(at);
    if (quote !== '') {
      if (sign === '\\' && depth > 0) at += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'" || sign === '`') quote = sign;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === '>' && depth === 0) return { end: at + 1, read: at - from };
    else if (sign === '<' && depth === 0) break;
  }
  return { read: at - from };
}

/** Lines times containers: nobody writes so many in one another. */
const mostMoved = 100_000_000;

/** Content of components is often indented, which would make it code. */
function moveOut(
  lines: readonly Line[],
  containers: readonly { readonly start: number; readonly end: number }[],
  taken: readonly Edit[],
): Edit[] {
  if (lines.length * containers.length > mostMoved) return [];
  const edits: Edit[] = [];
  const outermostFirst = [...containers].sort((a, b) => a.start - b.start);
  const shifts = new Map<Line, number>();
  for (const { start, end } of outermostFirst) {
    const first = lines.findLast((line) => line.start <= start);
    const inner = lines.filter((line) => line.start > start && line.end < end && !line.isBlank);
    if (inner.length === 0 || first === undefined) continue;
    const base = inner.reduce((least, { indent }) => Math.min(least, indent), Infinity);
    const shift = base - first.indent + (shifts.get(first) ?? 0);
    for (const line of inner) shifts.set(line, Math.max(0, shift));
  }
  for (const [line, shift] of shifts) {
    const length = lengthOfIndent(line.text, shift);
    const isTaken = taken.some((edit) => edit.start < line.start + length && edit.end > line.start);
    if (length > 0 && !isTaken) edits.push({ start: line.start, end: line.start + length, text: '' });
  }
  return edits;
}

const exportLine = /^export[ \t][^\n]*(?:\n(?![ \t]*\n)[^\n]*)*/gm;
const moduleLine = /^(?:import|export)[ \t][^\n]*(?:\n(?![ \t]*\n)[^\n]*)*/gm;

/** In characters: a longer export is no code that somebody wrote into a text. */
const longestExport = 50_000;

/** An export with the paragraphs behind it that belong to it, as its brackets say. */
function wholeExport(text: string, start: number, paragraph: string): string {
  let open = 0;
  let length = 0;
  for (const { type, value } of jsTokens(text.slice(start, start + longestExport), { jsx: true })) {
    length += value.length;
    if (type === 'Punctuator' && /^[([{]$/.test(value)) open += 1;
    if (type === 'Punctuator' && /^[)\]}]$/.test(value)) open -= 1;
    const isEnd = type === 'LineTerminatorSequence' || type === 'TemplateTail';
    if (length >= paragraph.length && open <= 0 && !isEnd) return text.slice(start, start + length).trimEnd();
  }
  return paragraph;
}

/** What exports hold of Markdown is no part of the text, such as fences of code. */
export function removeExports(draft: Draft, report: Conversion['report']): Draft {
  return removeModules(draft, report, exportLine);
}

/** Imports and exports, which are in blocks of their own. */
function removeModules(draft: Draft, report: Conversion['report'], line = moduleLine): Draft {
  const masked = maskCode(draft.text, false);
  const edits: Edit[] = [];
  let done = 0;
  for (const { 0: paragraph, index } of masked.matchAll(line)) {
    if (index < done) continue;
    const written = paragraph.startsWith('export') ? wholeExport(draft.text, index, paragraph) : paragraph;
    const isCode =
      /^import\s+(?:[\w*{"']|\{)[^]*["'][^"'\n]+["']/.test(written) ||
      /^export\s+(?:const|let|default|(?:async\s+)?function|\{)/.test(written);
    if (!isCode) continue;
    const end = index + written.length;
    done = end;
    if (written.startsWith('export'))
      report({
        what: 'exports of MDX',
        became: 'dropped',
        // With its texts in backticks.
        detail: draft.text.slice(index, end),
        origin: draft.originAt(index),
      });
    edits.push({ start: index, end, text: '' });
  }
  return editDraft(draft, edits);
}

/** Attributes of HTML that are expressions go: `onClick={() => …}`, `style={{ … }}`. An element without content gets its end. */
function convertElements(draft: Draft, report: Conversion['report']): Draft {
  const masked = maskCode(draft.text, false);
  const edits: Edit[] = [];
  for (const { 0: opened, 1: name = '', index } of masked.matchAll(/<([a-z][a-z\d]*)(?=[\s/])/g)) {
    const { end } = findTagEnd(masked, index + opened.length);
    if (end === undefined) continue;
    const written = draft.text.slice(index, end);
    const isVoid = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/.test(name);
    const plain = written
      .replaceAll(/\s+[A-Za-z][\w:-]*=\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, (attribute) => {
        const [, key = '', text] = /^\s+([\w:-]+)=\{\s*["'`]([^"'`{}]*)["'`]\s*\}$/.exec(attribute) ?? [];
        if (text !== undefined) return ` ${key}="${text}"`;
        const origin = draft.originAt(index);
        report({ what: 'attributes of MDX', became: 'dropped', detail: attribute.trim(), origin });
        return '';
      })
      .replaceAll(/(?<=\s)className=/g, 'class=')
      .replace(/\s*\/>$/, isVoid ? ' />' : `></${name}>`);
    if (plain !== written) edits.push({ start: index, end, text: plain });
  }
  return editDraft(draft, edits);
}

/** Nobody sees the comments of MDX. One at the end of a heading gives its id: `## Phases {/* #phases *\/}`. */
function removeComments(draft: Draft): Draft {
  if (!draft.text.includes('{/*')) return draft;
  const masked = maskCode(draft.text, false);
  const comments = [...masked.matchAll(/\{\/\*(?:[^*]|\*(?!\/))*\*\/\}/g)];
  return editDraft(
    draft,
    comments.map(({ 0: written, index }) => {
      const id = /^\{\/\*\s*(#[\w-]+)\s*\*\/\}$/.exec(written)?.[1];
      return { start: index, end: index + written.length, text: id === undefined ? '' : `{${id}}` };
    }),
  );
}

/** `{props.name}` in a text. Attributes and formulas hold braces too. */
function convertExpressions(draft: Draft, report: Conversion['report']): Draft {
  const masked = maskCode(draft.text, false).replaceAll(
    /<[a-z/][^<>]*>|\$[^$\n]*\$|^[ \t]*:::[^\n]*$|^#+[^\n]*$|\]\([^()\n]*\)/gim,
    (one) => one.replaceAll(/[{}]/g, ' '),
  );
  const edits: Edit[] = [];
  for (const { 0: found, index } of masked.matchAll(/(?<![\\$\w{])\{([^{}\n]{1,500})\}/g)) {
    const written = draft.text.slice(index, index + found.length);
    const text = textOfExpression(written);
    if (text === undefined)
      report({
        what: 'expressions of MDX',
        became: 'unconverted',
        detail: written,
        origin: draft.originAt(index),
      });
    edits.push({
      start: index,
      end: index + written.length,
      text: text ?? markUnconverted(written, 'inline'),
    });
  }
  return editDraft(draft, edits);
}

/** The text of `{'text'}` or `` {`a < b`} ``, in which no sign is markup. */
function textOfExpression(written: string): string | undefined {
  const [, sign, text] = /^\{\s*(["'`])([^]*)\1\s*\}$/.exec(written) ?? [];
  if (sign === undefined || text === undefined || (sign === '`' && text.includes('${'))) return undefined;
  return text.replaceAll(/[\\`*_[\]<&{}]/g, String.raw`\$&`);
}
