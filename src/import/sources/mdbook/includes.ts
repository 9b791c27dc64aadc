import { expandIncludes, selectLines, type Included } from '../../markdown/expand-includes.ts';
import { editDraft, type Draft } from '../../markdown/draft.ts';
import { listEscapedIncludes } from '../../../markdown/foreign/escaped-includes.ts';
import { maskCode } from '../../markdown/mask-code.ts';
import type { Conversion } from '../../markdown/page.ts';

const include =
  /(?<!\\)\{\{#(include|rustdoc_include|playground|playpen)[ \t]+([^\s{}]+)(?:[ \t]+[^{}\n]*)?\}\}/g;

/** `{{#include file.rs:2:10}}`, with all of its relatives; and `{{#title}}`, which only sets the title of a page. */
export function convertIncludes(draft: Draft, conversion: Conversion): Draft {
  if (!draft.text.includes('{{#')) return draft;
  const expanded = expandIncludes(draft, conversion, {
    pattern: include,
    path: ([, , argument = '']) => argument.split(':', 1)[0],
    select: (text, [, command = '', argument = '']) =>
      selectPart(text, argument, command === 'rustdoc_include'),
  });
  const masked = maskCode(expanded.text);
  const escaped = new Set(listEscapedIncludes(expanded.text));
  const removals = [
    ...expanded.text.matchAll(/^[ \t]*(?<!\\)\{\{#title[^{}\n]*\}\}[ \t]*\n?|\\(?=\{\{#)/gm),
  ].filter(
    // Outside of code, Markdown itself takes the backslash away; in blocks of code, Kolofon does.
    ({ 0: written, index }) => written !== '\\' || (masked[index] === ' ' && !escaped.has(index)),
  );
  return editDraft(
    expanded,
    removals.map(({ 0: written, index }) => ({ start: index, end: index + written.length, text: '' })),
  );
}

/** `file:2`, `file:2:10`, `file::10`, `file:2:` and `file:anchor`. With `isWhole`, the other lines stay, hidden as `# `. */
function selectPart(text: string, argument: string, isWhole: boolean): Included | undefined {
  const [, first, last] = argument.split(':');
  if (first === undefined) return { text: dropAnchors(text), line: 1 };
  if (/^\d*$/.test(first)) {
    const from = first === '' ? undefined : Number(first);
    const to = last === undefined ? from : last === '' ? undefined : Number(last);
    if (isWhole)
      return {
        text: dropAnchors(
          hideOthers(text, (index) => index + 1 >= (from ?? 1) && index + 1 <= (to ?? Infinity)),
        ),
        line: 1,
      };
    const part = selectLines(text, from, to);
    return { ...part, text: dropAnchors(part.text) };
  }
  const lines = text.split('\n');
  const start = lines.findIndex((line) => anchorIn(line, 'ANCHOR') === first);
  const end = lines.findIndex((line) => anchorIn(line, 'ANCHOR_END') === first);
  if (start === -1) return undefined;
  const until = end === -1 ? lines.length : end;
  if (isWhole)
    return { text: dropAnchors(hideOthers(text, (index) => index > start && index < until)), line: 1 };
  return { text: dropAnchors(lines.slice(start + 1, until).join('\n')), line: start + 2 };
}

function hideOthers(text: string, isShown: (index: number) => boolean): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) =>
      isShown(index) || anchorIn(line, 'ANCHOR(?:_END)?') !== undefined ? line : `# ${line}`,
    )
    .join('\n');
}

function anchorIn(line: string, word: string): string | undefined {
  return new RegExp(String.raw`\b${word}:[ \t]*([\w-]+)`).exec(line)?.[1];
}

function dropAnchors(text: string): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => anchorIn(line, 'ANCHOR(?:_END)?') === undefined)
    .join('\n');
}
