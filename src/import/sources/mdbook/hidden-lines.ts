import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';

const block = /^([ \t>]*)(`{3,}|~{3,})([^\n`]*)\n([^]*?)\n?^\1\2[`~]*[ \t]*$/gm;

/**
 * Leaves out the lines of code that mdBook hides until they are asked for: in Rust those that begin with `# `, in other
 * languages those with the sign that the configuration or the block gives.
 */
export function dropHiddenLines(draft: Draft, signs: ReadonlyMap<string, string>): Draft {
  const edits: Edit[] = [];
  for (const {
    0: whole,
    1: margin = '',
    2: fence = '',
    3: info = '',
    4: code = '',
    index,
  } of draft.text.matchAll(block)) {
    const [language = '', ...options] = info.trim().split(/[\s,]+/);
    const own = options.find((option) => option.startsWith('hidelines='))?.slice('hidelines='.length);
    const sign = own ?? signs.get(language);
    if (language !== 'rust' && sign === undefined) continue;
    const start = index + margin.length + fence.length + info.length + 1;
    const kept = code
      .split('\n')
      .map((line) => line.slice(Math.min(margin.length, line.length)))
      .filter((line) =>
        sign === undefined ? !/^\s*#(?:\s|$)/.test(line) : !line.trimStart().startsWith(sign),
      )
      .map((line) => margin + (sign === undefined ? line.replace(/^(\s*)##/, '$1#') : line))
      .join('\n');
    if (kept !== code && whole !== '') edits.push({ start, end: start + code.length, text: kept });
  }
  return editDraft(draft, edits);
}
