/** A line of a text, and of the same text without its code. */
export interface Line {
  readonly text: string;
  readonly masked: string;
  readonly start: number;
  /** Before the end of the line. */
  readonly end: number;
  readonly indent: number;
  readonly isBlank: boolean;
}

export function linesOf(text: string, masked: string): Line[] {
  let start = 0;
  const maskedLines = masked.split('\n');
  return text.split('\n').map((line, index) => {
    const one: Line = {
      text: line,
      masked: maskedLines[index] ?? '',
      start,
      end: start + line.length,
      indent: indentOf(line),
      isBlank: line.trim() === '',
    };
    start += line.length + 1;
    return one;
  });
}

/** In columns. */
function indentOf(line: string): number {
  const [space = ''] = /^[ \t]*/.exec(line) ?? [];
  return space.replaceAll('\t', '    ').length;
}

/** The characters of a line that are so many columns of its indentation, or all of it. */
export function lengthOfIndent(line: string, columns: number): number {
  let column = 0;
  let at = 0;
  while (at < line.length && column < columns && (line[at] === ' ' || line[at] === '\t')) {
    column += line[at] === '\t' ? 4 : 1;
    at += 1;
  }
  return at;
}
