import { diagnose, type Diagnostic, type Edit } from '../../diagnostics/diagnostic.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Place } from '../../model/place.ts';
import { listEscapedIncludes } from './escaped-includes.ts';
import { listIncludes, type IncludeLine } from './include-lines.ts';
import { rewrite, type Rewritten } from './rewritten.ts';
import { takePart } from './take-part.ts';

/** A file that a text includes, or why it is not included. */
export type IncludedFile =
  | { readonly source: SourcePath; readonly text: string }
  | { readonly problem: string; readonly hint?: string };

/** Finds a file by the path that one text writes. */
export type FindIncluded = (path: string, from: SourcePath) => IncludedFile | undefined;

interface Context {
  readonly source: SourcePath;
  readonly find: FindIncluded;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly place: (start: number, end: number) => Place;
}

/** Files include one another so deep. */
const deepest = 10;

/** Of all that one text includes, in characters: two files that include each other twice would double it each time. */
const most = 2_000_000;

/** Puts files in place of the lines that include them. What is wrong inside of one is reported at that line. */
export function rewriteIncludes(text: string, { source, find, report, place }: Context): Rewritten {
  let length = 0;
  const open: SourcePath[] = [source];

  const expand = (include: IncludeLine, fail: (problem: string, hint?: string) => string): string => {
    const from = open.at(-1) ?? source;
    const file = find(include.path, from);
    if (file === undefined) return fail(`There is no file "${include.path}" to include.`);
    if ('problem' in file) return fail(file.problem, file.hint);
    if (open.includes(file.source)) return fail(`"${file.source}" includes itself.`);
    if (open.length > deepest) return fail(`Files include each other more than ${deepest} levels deep.`);
    const part = takePart(file.text, include.part);
    if (part === undefined)
      return fail(
        `"${file.source}" has no such part.`,
        include.part.anchor === undefined
          ? undefined
          : `Mark it with ANCHOR: ${include.part.anchor} and ANCHOR_END: ${include.part.anchor}.`,
      );
    length += part.length;
    if (length > most) return fail('The article includes more than 2 MB of text.');
    open.push(file.source);
    const whole = include.code === undefined ? expandAll(part, fail) : fenced(part, include.code);
    open.pop();
    return whole.replaceAll('\n', `\n${include.prefix}`);
  };

  const expandAll = (inner: string, fail: (problem: string, hint?: string) => string): string => {
    const edits = listIncludes(inner).map((include) => ({
      start: include.start,
      end: include.end,
      text: expand(include, fail),
    }));
    return rewrite(inner, edits).text;
  };

  const edits = listIncludes(text).map((include): Edit => {
    const { start, end } = include;
    const fail = (problem: string, hint?: string) => {
      report(diagnose('include-read', place(start, end), problem, { hint }));
      return '';
    };
    return { start, end, text: expand(include, fail) };
  });
  const backslashes = listEscapedIncludes(text).map((at): Edit => ({ start: at, end: at + 1, text: '' }));
  return rewrite(text, [...edits, ...backslashes]);
}

function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
