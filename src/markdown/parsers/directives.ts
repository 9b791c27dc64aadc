/** Whether a text may contain a directive at all. Where it contains none, colons are read as no syntax. */
export function mayHoldDirectives(text: string): boolean {
  return text.includes(':span[') || (text.includes('::') && /^[ \t>*+\d.)-]*:{2,}/m.test(text));
}

const fence = /^(?<colons>:{3,})(?<name>[a-z]+(?:\[[^[\]:]*\])?(?:\{[\w .#="-]*\})?)?[ \t]*$/;
const codeFence = /^[ \t>]*(?:`{3,}[^`]*|~{3,}.*)$/;

/**
 * Whether all directives are of the plain kind, which any parser reads alike: callouts whose fences are lines of their
 * own, one in another with fewer colons, and phrases of words without brackets and code. Other colons begin no name.
 */
export function hasPlainDirectives(text: string): boolean {
  return !/(?<!:):(?!span\[)[\p{L}\p{N}_]/u.test(text) && hasPlainPhrases(text) && hasPlainFences(text);
}

function hasPlainPhrases(text: string): boolean {
  if (!text.includes(':span[')) return true;
  if (/(?<![\s("«]):span\[|^[ \t]+:span\[|:span\[(?![^[\]\n]+\](?:\{[\w ="-]+\}|[^{]|$))/m.test(text))
    return false;
  return !text.split(/\n[ \t>]*\n/).some((block) => block.includes(':span[') && block.includes('`'));
}

function hasPlainFences(text: string): boolean {
  const open: number[] = [];
  let isCode = false;
  let before = '';
  for (const line of text.split('\n')) {
    if (codeFence.test(line)) isCode = !isCode;
    const { colons, name } = fence.exec(line)?.groups ?? {};
    if (colons === undefined) {
      if (isCode ? /^[ \t>]*::/.test(line) : line.includes('::')) return false;
    } else {
      if (isCode) return false;
      if (name === undefined) {
        // A table, and nothing else, takes a closing fence for a row.
        if (open.pop() !== colons.length || before.includes('|')) return false;
      } else {
        if ((open.at(-1) ?? Infinity) <= colons.length) return false;
        open.push(colons.length);
      }
    }
    before = line;
  }
  return open.length === 0;
}
