import { readData, type Data, type DataFormat } from './read-data.ts';

export interface SplitPage {
  readonly values: Data;
  /** Everything after the front matter. */
  readonly body: string;
  /** The number of the first line of the body. */
  readonly bodyLine: number;
  /** What is wrong with the front matter, which then has no values. */
  readonly problem?: { readonly text: string; readonly message: string; readonly line: number };
}

const forms: readonly { format: DataFormat; opening: RegExp; closing: RegExp }[] = [
  { format: 'yaml', opening: /^---[ \t]*\n/, closing: /^(?:---|\.\.\.)[ \t]*$/m },
  { format: 'toml', opening: /^\+\+\+[ \t]*\n/, closing: /^\+\+\+[ \t]*$/m },
];

/** Takes the front matter from a page: YAML, TOML or JSON. */
export function splitFrontMatter(text: string): SplitPage {
  for (const { format, opening, closing } of forms) {
    const from = opening.exec(text)?.[0].length;
    if (from === undefined) continue;
    const rest = text.slice(from);
    const end = closing.exec(rest);
    if (end === null) break;
    const written = rest.slice(0, end.index);
    // A rule between two paragraphs is no front matter.
    if (format === 'yaml' && !/^\s*(?:#|$|["']?[^\s:#][^:\n]*["']?:(?:\s|$))/m.test(written)) break;
    return finish(text, written, format, from, from + end.index + end[0].length);
  }
  if (/^\{\s*"/.test(text)) {
    const end = endOfJson(text);
    if (end !== undefined) return finish(text, text.slice(0, end), 'json', 0, end);
  }
  return { values: {}, body: text, bodyLine: 1 };
}

function finish(text: string, written: string, format: DataFormat, from: number, end: number): SplitPage {
  const body = text.slice(end).replace(/^\n/, '');
  const bodyLine = text.slice(0, text.length - body.length).split('\n').length;
  const read = readData(written, format);
  if ('data' in read) return { values: read.data, body, bodyLine };
  const line = read.line + (from === 0 ? 0 : 1);
  return { values: {}, body, bodyLine, problem: { text: written, message: read.problem, line } };
}

/** The end of an object that begins a text. */
function endOfJson(text: string): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[{}]/g)) {
    if (sign === '{') depth += 1;
    else if (sign === '}' && --depth === 0) return index + 1;
  }
  return undefined;
}
