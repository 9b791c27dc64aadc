/** The letters at the end of a line of drawing, with a star after them: its operator (ISO 32000, annex A). Empty where there are none. */
function operatorAt(content: string, lineStart: number, lineEnd: number): string {
  let start = lineEnd;
  while (start > lineStart && isLetter(content.charCodeAt(start - 1))) start--;
  return content.slice(start, lineEnd);
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 42;
}

/**
 * Goes over the lines of a page's drawing, one operator each. Pages are long: nothing is cut into strings but the
 * operator.
 */
export function eachOperator(
  content: string,
  visit: (operator: string, start: number, end: number) => void,
): void {
  for (let start = 0; start < content.length;) {
    const found = content.indexOf('\n', start);
    const end = found === -1 ? content.length : found;
    visit(operatorAt(content, start, end), start, end);
    start = end + 1;
  }
}
