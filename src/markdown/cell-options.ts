/** An option that is written in the first lines of a block of code. */
export type CellOption = readonly [key: string, value: string];

/** `:linenos:` of MyST, `#| echo: false` of Quarto. */
const line =
  /^(?::([a-z][\w.-]{0,60}):|(?:#|\/\/|--|%%|;)\|[ \t]{0,9}([a-z][\w.-]{0,60})[ \t]{0,9}:)(?:[ \t]([^\n]*))?$/i;

/** The options in the first lines of the code of a cell or directive, and the code without them. */
export function takeCellOptions(code: string): {
  readonly options: readonly CellOption[];
  readonly code: string;
} {
  const [block] = /^---[ \t]*\n(?:[ \t]*(?:[\w.-]+:|- |#)[^\n]*\n){0,40}---[ \t]*(?:\n|$)/.exec(code) ?? [];
  const options: CellOption[] = [];
  let start = block?.length ?? 0;
  for (const [, key = '', value = ''] of (block ?? '').matchAll(/^([\w.-]{1,60}):[ \t]*([^\n]*)$/gm))
    options.push([key, unquote(value)]);
  while (start < code.length) {
    const end = code.indexOf('\n', start);
    const text = code.slice(start, end === -1 ? undefined : end);
    const [, colon, bar, value = ''] = line.exec(text.trimEnd()) ?? [];
    const key = colon ?? bar;
    // What a cell does with its list goes on in the lines below.
    if (key !== undefined) options.push([key, unquote(value)]);
    else if (options.length === 0 || !/^(?:#|\/\/|--|%%|;)\|[ \t]/.test(text)) break;
    start = end === -1 ? code.length : end + 1;
  }
  if (start > 0 && code[start] === '\n') start += 1;
  return { options, code: code.slice(start) };
}

function unquote(value: string): string {
  return value.trim().replace(/^"(.*)"$|^'(.*)'$/, '$1$2');
}
