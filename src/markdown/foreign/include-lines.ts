import { listLines, type TextLine } from '../verbatim-lines.ts';
import { prefixOf } from './block.ts';
import { readOptions } from './options.ts';

/** The lines of a file that are included: all, those between two numbers or marks, or a named part. */
export interface Part {
  readonly anchor?: string;
  readonly from?: number;
  readonly to?: number;
  readonly startAfter?: string;
  readonly endBefore?: string;
}

/** A line, or a directive of several, in whose place a file is put. */
export interface IncludeLine {
  readonly start: number;
  readonly end: number;
  /** Spaces and marks of quotations before each of its lines. */
  readonly prefix: string;
  readonly path: string;
  readonly part: Part;
  /** The language of the block of code that it is shown as; undefined where it is text like any other. */
  readonly code?: string;
}

const sign =
  /\{\{#(?:include|rustdoc_include|playground)\b|\{\{<[ \t]*include\b|-8<-|\{(?:literal)?include\}/;

export function mayInclude(text: string): boolean {
  return sign.test(text);
}

/** Includes of mdBook, which are Kolofon's own, of Quarto, MyST and PyMdown: each alone in its line. */
export function listIncludes(text: string): IncludeLine[] {
  if (!mayInclude(text)) return [];
  const lines: TextLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, start, isVerbatim: false });
    start += line.length + 1;
  }
  // A fence inside of code is code.
  const inCode = new Set(
    /\{(?:literal)?include\}/.test(text)
      ? [...listLines(text)].filter(({ isVerbatim }) => isVerbatim).map((line) => line.start)
      : [],
  );
  const found: IncludeLine[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || !sign.test(line.text)) continue;
    const include = readLine(line) ?? (inCode.has(line.start) ? undefined : readDirective(lines, index));
    if (include !== undefined) found.push(include);
  }
  return found;
}

const mdBook = /^[ \t>]*\{\{#(include|rustdoc_include|playground)[ \t]+([^{}\n]+?)[ \t]*\}\}[ \t]*$/;
const quarto = /^[ \t>]*\{\{<[ \t]*include[ \t]+["']?([^<>"'\n]+?)["']?[ \t]*>\}\}[ \t]*$/;
const snippet = /^[ \t>]*-{1,3}8<-{1,3}[ \t]+["']([^"'\n]+)["'][ \t]*$/;

function readLine({ text, start }: TextLine): IncludeLine | undefined {
  const prefix = prefixOf(text);
  const place = { start: start + prefix.length, end: start + text.length, prefix };
  const [, kind, written] = mdBook.exec(text) ?? [];
  if (written !== undefined) {
    // The options of a playground concern who runs it.
    const [target = ''] = kind === 'playground' ? written.split(/[ \t]+/) : [written];
    const code = kind === 'playground' ? { code: 'rust' } : {};
    return { ...place, ...readTarget(target), ...code };
  }
  const path = quarto.exec(text)?.[1];
  if (path !== undefined) return { ...place, path, part: {} };
  const target = snippet.exec(text)?.[1];
  return target === undefined ? undefined : { ...place, ...readTarget(target) };
}

/** `file`, `file:anchor`, `file:2`, `file:2:10`, `file::10`. */
function readTarget(written: string): Pick<IncludeLine, 'path' | 'part'> {
  const [path = '', from, to] = written.split(':');
  if (from === undefined) return { path, part: {} };
  if (!/^\d*$/.test(from)) return { path, part: { anchor: from } };
  const first = from === '' ? 1 : Number(from);
  return { path, part: { from: first, to: to === undefined ? first : to === '' ? Infinity : Number(to) } };
}

const opening = /^[ \t>]*(`{3,}|~{3,}|:{3,})[ \t]*\{(include|literalinclude)\}[ \t]+(\S[^\n]*?)[ \t]*$/;

function readDirective(lines: readonly TextLine[], index: number): IncludeLine | undefined {
  const line = lines[index];
  const [, fence = '', name, path = ''] = opening.exec(line?.text ?? '') ?? [];
  if (line === undefined || name === undefined) return undefined;
  const { values } = readOptions(lines, index + 1);
  const last = lines.findIndex(
    ({ text }, at) => at > index && text.slice(prefixOf(text).length).trimEnd() === fence,
  );
  const end = lines[last];
  if (end === undefined) return undefined;
  const prefix = prefixOf(line.text);
  const isCode = name === 'literalinclude' || values.has('literal') || values.has('code');
  return {
    start: line.start + prefix.length,
    end: end.start + end.text.length,
    prefix,
    path,
    part: readPart(values),
    ...(isCode ? { code: values.get('language') ?? values.get('lang') ?? values.get('code') ?? '' } : {}),
  };
}

function readPart(values: ReadonlyMap<string, string>): Part {
  const [, from, to] = /^(\d+)(?:-(\d*))?$/.exec(values.get('lines') ?? '') ?? [];
  const startLine = values.get('start-line');
  const endLine = values.get('end-line');
  const startAfter = values.get('start-after');
  const endBefore = values.get('end-before');
  return {
    ...(from === undefined ? {} : { from: Number(from), to: to === '' ? Infinity : Number(to ?? from) }),
    ...(startLine === undefined ? {} : { from: Number(startLine) + 1, to: Infinity }),
    ...(endLine === undefined ? {} : { from: Number(startLine ?? 0) + 1, to: Number(endLine) }),
    ...(startAfter === undefined ? {} : { startAfter }),
    ...(endBefore === undefined ? {} : { endBefore }),
  };
}
