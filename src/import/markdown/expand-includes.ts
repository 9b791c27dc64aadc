import { memoise } from '../../model/memoise.ts';
import { editDraft, openDraft, type Draft, type Edit } from './draft.ts';
import { folderOf, joinPath } from './file-paths.ts';
import type { Conversion } from './page.ts';

/** What an include stands for: lines of a file, or nothing that can be found. */
export interface Included {
  readonly text: string;
  /** The line of the file at which it begins. */
  readonly line: number;
}

export interface IncludeSyntax {
  /** With the flag `g`. Its groups are for `read`. */
  readonly pattern: RegExp;
  /** The path as it is written. Undefined for what only looks like an include. */
  readonly path: (match: RegExpExecArray) => string | undefined;
  /** Takes what is meant of the text of a file. Undefined where the file has no such part. */
  readonly select?: (text: string, match: RegExpExecArray, file: string) => Included | undefined;
  /** The folders in which a path is looked for; by default that of the file in which it is written. */
  readonly folders?: (file: string) => readonly string[];
}

const deepest = 10;

/** In characters, of all that is put in one page. */
const mostIncluded = 5_000_000;

/** Puts the text of other files where a page includes them, also inside of code. Nothing outside of the source is read. */
export function expandIncludes(draft: Draft, conversion: Conversion, syntax: IncludeSyntax): Draft {
  let sum = 0;
  const expand = (text: Draft, file: string, around: readonly string[]): Draft => {
    const edits: Edit[] = [];
    for (const match of text.text.matchAll(syntax.pattern)) {
      const path = syntax.path(match);
      if (path === undefined) continue;
      const found = find(path, file);
      const whole = found === undefined ? undefined : conversion.include(found);
      const part = whole === undefined || found === undefined ? undefined : select(whole, match, found);
      const isTooMuch = around.length >= deepest || sum + (part?.text.length ?? 0) > mostIncluded;
      if (part === undefined || found === undefined || isTooMuch || around.includes(found)) {
        const why =
          isTooMuch || (found !== undefined && around.includes(found))
            ? 'that do not end'
            : 'of what is not in the source';
        conversion.report({
          what: `includes ${why}`,
          became: 'dropped',
          detail: match[0],
          origin: text.originAt(match.index),
        });
        edits.push({ start: match.index, end: match.index + match[0].length, text: '' });
        continue;
      }
      sum += part.text.length;
      const inner = expand(openDraft(part.text, found, part.line), found, [...around, found]);
      edits.push({ start: match.index, end: match.index + match[0].length, text: inner });
    }
    return editDraft(text, edits);
  };
  const isThere = memoise((path) => conversion.source.locate(path) !== undefined);
  const find = (path: string, file: string): string | undefined => {
    for (const folder of syntax.folders?.(file) ?? [folderOf(file)]) {
      const joined = joinPath(folder, path);
      if (joined !== undefined && isThere(joined)) return joined;
    }
    return undefined;
  };
  const select = (text: string, match: RegExpExecArray, file: string): Included | undefined =>
    syntax.select === undefined
      ? { text: text.replace(/\n$/, ''), line: 1 }
      : syntax.select(text, match, file);
  return expand(draft, conversion.page.file, [conversion.page.file]);
}

/** Lines of a text, from one to the last, counted from 1. */
export function selectLines(text: string, from: number | undefined, to: number | undefined): Included {
  const lines = text.replace(/\n$/, '').split('\n');
  return { text: lines.slice((from ?? 1) - 1, to).join('\n'), line: from ?? 1 };
}
