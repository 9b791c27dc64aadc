import type { Draft } from '../../markdown/draft.ts';
import { expandIncludes, selectLines, type Included } from '../../markdown/expand-includes.ts';
import { folderOf } from '../../markdown/file-paths.ts';
import type { Conversion } from '../../markdown/page.ts';

/** `--8<-- "file.md"` of PyMdown, and `<!--@include: ./file.md-->` of VitePress. */
export function convertSnippets(draft: Draft, conversion: Conversion, basePaths: readonly string[]): Draft {
  const withSnippets = draft.text.includes('8<')
    ? expandIncludes(draft, conversion, {
        pattern: /(?<!;)-+8<-+[ \t]+(["'])([^"'\n]+)\1/g,
        path: ([, , written = '']) => written.split(':', 1)[0],
        select: (text, [, , written = '']) => selectSection(text, written),
        folders: (file) => [...basePaths, folderOf(file)],
      })
    : draft;
  return expandIncludes(withSnippets, conversion, {
    pattern: /<!--[ \t]*@include:[ \t]*([^\s{}]+?)(?:\{(\d*),(\d*)\})?[ \t]*-->/g,
    path: ([, path = '']) => path.replace(/^@\//, '/'),
    select: (text, [, , from, to]) =>
      selectLines(text, from ? Number(from) : undefined, to ? Number(to) : undefined),
    folders: (file) => [folderOf(file), ''],
  });
}

/** `file:section` between `--8<-- [start:section]` and `[end:section]`, or lines as `file:2:10`. */
function selectSection(text: string, written: string): Included | undefined {
  const [, first, last] = written.split(':');
  if (first === undefined) return { text: dropMarks(text), line: 1 };
  if (/^-?\d*$/.test(first)) return selectLines(text, Number(first) || undefined, Number(last) || undefined);
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.includes(`[start:${first}]`));
  const end = lines.findIndex((line) => line.includes(`[end:${first}]`));
  if (start === -1) return undefined;
  return {
    text: dropMarks(lines.slice(start + 1, end === -1 ? undefined : end).join('\n')),
    line: start + 2,
  };
}

function dropMarks(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  return lines.filter((line) => !/-+8<-+[ \t]+\[(?:start|end)/.test(line)).join('\n');
}
