import { listLines } from '../../markdown/verbatim-lines.ts';
import { editDraft, type Draft } from './draft.ts';
import { maskCode } from './mask-code.ts';

/** Between one dollar sign or two, as MathJax finds them. */
const formulas =
  /(?<![\\$])(?:\$\$(?!\$)(?<display>(?:(?!\n[ \t]*\n)[^$]|(?<=\\)\$|(?<=\s)\$(?!\$)[^$\n]*\$(?=\s)){1,10000}?)\$\$|\$(?![\s$])(?<inline>[^$\n]{1,1000}?)(?<![\s\\])\$(?!\d))/g;

/** Signs of a formula around one that has them already. */
const nested =
  /^(?<before>\s*)(?:\\\[(?<bracket>[^]*)\\\]|\\\((?<paren>[^]*)\\\)|\$(?<dollar>[^$]*)\$)(?<after>\s*)$/;

/** What cannot be TeX, but is Markdown that becomes TeX: `\left\\{`. */
const escaped = /\\(?:left|right|[bB]igg?[lr]?)\s*\\\\[{}|]/;

/** The same, where Markdown is known to take backslashes for its own: `\_`, `\\\\` at the end of a row. */
const eaten = /(?<!\\)\\[_[(*]|\\\\[{}]|\\\\\\\\/;

/**
 * Formulas in which TeX is not as MathJax gets it. `eatsEscapes`: see `Project`; it is told by what cannot be TeX, since
 * many sites turn it off.
 */
export function mendFormulas(draft: Draft, eatsEscapes = false): Draft {
  const { text } = draft;
  if (!text.includes('$') || !/\\[[(\\_]|\$\s+\$/.test(text)) return draft;
  const masked = maskAllButFormulas(text);
  return editDraft(
    draft,
    [...masked.matchAll(formulas)].flatMap(({ 0: written, index, groups = {} }) => {
      const signs = groups['display'] === undefined ? '$' : '$$';
      const start = index + signs.length;
      const end = index + written.length - signs.length;
      const tex = text.slice(start, end);
      const mended = unescape(withoutNested(tex), eatsEscapes);
      return mended === tex ? [] : [{ start, end, text: mended }];
    }),
  );
}

function withoutNested(tex: string): string {
  const found = nested.exec(tex)?.groups;
  const inner = found?.['bracket'] ?? found?.['paren'] ?? found?.['dollar'];
  if (found === undefined || inner === undefined || /\\[[\]()]/.test(inner.replaceAll('\\\\', '')))
    return tex;
  return `${found['before'] ?? ''}${inner}${found['after'] ?? ''}`;
}

function unescape(tex: string, eatsEscapes: boolean): string {
  const isEscaped =
    escaped.test(tex) || (eatsEscapes && eaten.test(tex.replaceAll(/\\(?:text|math)\w*\{[^{}]*\}/g, '')));
  return isEscaped ? tex.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1') : tex;
}

/** `maskCode` hides blocks of formulas, too. */
function maskAllButFormulas(text: string): string {
  const masked = maskCode(text, false).split('\n');
  let opening = '';
  let index = 0;
  for (const line of listLines(text, true)) {
    if (!line.isVerbatim) opening = line.text;
    else if (/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\$\$/.test(opening)) masked[index] = line.text;
    index += 1;
  }
  return masked.join('\n');
}
