import { expandIncludes } from './expand-includes.ts';
import type { Draft } from './draft.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { editDraft, type Edit } from './draft.ts';

const importLine = /^import\s+(?:\{?\s*)([A-Za-z_$][\w$]*)\s*\}?\s+from\s+["']([^"'\n]+)["'];?[ \t]*$/gm;

/** What the imports of a page give names to, by file: texts to include, and pictures. */
export function convertPartials(
  draft: Draft,
  conversion: Conversion,
  alias: (path: string) => string,
): Draft {
  const masked = maskCode(draft.text, false);
  const texts = new Map<string, string>();
  const files = new Map<string, string>();
  for (const [, name = '', path = ''] of draft.text.matchAll(importLine)) {
    if (/\.mdx?$/.test(path)) texts.set(name, alias(path));
    else if (/\.(?:png|jpe?g|gif|webp|svg|avif)$/i.test(path)) files.set(name, alias(path));
  }
  const edits: Edit[] = [];
  for (const { 0: written, 1: name, 2: module, index } of masked.matchAll(
    /\{\s*(?:([A-Za-z_$][\w$]*)(?:\.src|\.default)?|require\(\s*\S([^()\n]*)\S\s*\)(?:\.default)?)\s*\}/g,
  )) {
    const path =
      module === undefined
        ? files.get(name ?? '')
        : alias(/["']([^"'\n]+)["']/.exec(draft.text.slice(index, index + written.length))?.[1] ?? module);
    if (path !== undefined && masked[index - 1] === '=')
      edits.push({ start: index, end: index + written.length, text: `"${path}"` });
  }
  const readable = editDraft(draft, edits);
  if (texts.size === 0) return readable;
  return expandIncludes(readable, conversion, {
    pattern: /<([A-Z][\w$]*)\b[^<>]*\/>/g,
    path: ([, name = '']) => texts.get(name),
    select: (text) => {
      const { body, bodyLine } = splitFrontMatter(text);
      return { text: body.replace(/\n$/, ''), line: bodyLine };
    },
    folders: (file) => [file.slice(0, Math.max(0, file.lastIndexOf('/'))), ''],
  });
}
