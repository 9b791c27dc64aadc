import { hasContent, previousLine, type BrokenYaml, type FindSlip, type Slip } from './slip.ts';

/** A line that begins at another column than those it belongs to. */
export const findIndentation: FindSlip = (yaml) => {
  const { lines, at } = yaml;
  // The parser gives up on the value before a line that is indented too far.
  const next = lines.findIndex((line, index) => index > at && hasContent(line));
  return (
    findFirstLine(yaml) ??
    findBesideHyphen(yaml) ??
    findDeeper({ lines, at }) ??
    (next === -1 ? undefined : findDeeper({ lines, at: next })) ??
    findBetween(yaml)
  );
};

/** The first lines are indented, and the rest is not. */
function findFirstLine({ lines, at }: BrokenYaml): Slip | undefined {
  const first = lines.findIndex((line, index) => index < at && hasContent(line) && line.trim() !== '---');
  const indent = indentOf(lines[first] ?? '');
  if (first === -1 || indent <= indentOf(lines[at] ?? '')) return undefined;
  return describe(
    lines,
    first,
    `The line is indented by ${spaces(indent)}, and the lines after it are not.`,
    0,
  );
}

/** A line deeper than the one before it, which has a value already. */
function findDeeper({ lines, at }: BrokenYaml): Slip | undefined {
  const before = previousLine(lines, at);
  if (before === undefined) return undefined;
  const [line = '', previous = ''] = [lines[at], lines[before]];
  const [indent, expected] = [indentOf(line), indentOf(previous)];
  const hasValue = /: +[^\s|>&#]/.test(previous);
  if (indent <= expected || !hasValue || !/^ *(?:- |[^\s#][^:]*:(?: |$))/.test(line)) return undefined;
  return describe(
    lines,
    at,
    `The line is indented by ${spaces(indent)}, and the line before it by ${spaces(expected)}.`,
    expected,
  );
}

/** A key in the column of the hyphen above it, and not of the key behind that hyphen. */
function findBesideHyphen({ lines, at }: BrokenYaml): Slip | undefined {
  const line = lines[at] ?? '';
  const indent = indentOf(line);
  const above = lines.findLast((text, index) => index < at && hasContent(text) && indentOf(text) <= indent);
  const [hyphen] = /^ *- +(?=[^\s#][^:]*:(?: |$))/.exec(above ?? '') ?? [];
  if (hyphen === undefined || indentOf(above ?? '') !== indent || !/^ *[^\s#:-][^:]*:(?: |$)/.test(line))
    return undefined;
  return describe(
    lines,
    at,
    'The line begins below a hyphen, and not below the key behind it.',
    hyphen.length,
  );
}

/** A line less deep than the one before it, and as deep as none of those around it. */
function findBetween({ lines, at }: BrokenYaml): Slip | undefined {
  const line = lines[at] ?? '';
  const indent = indentOf(line);
  const before = previousLine(lines, at);
  if (before === undefined) return undefined;
  const isOpen = lines.slice(0, at).some((text) => hasContent(text) && indentOf(text) === indent);
  const expected = indentOf(lines[before] ?? '');
  if (isOpen || indent >= expected) return undefined;
  return describe(
    lines,
    at,
    `The line is indented by ${spaces(indent)}, and the line before it by ${spaces(expected)}.`,
    expected,
  );
}

function describe(lines: readonly string[], line: number, message: string, expected: number): Slip {
  const text = lines[line] ?? '';
  const hint =
    expected === 0
      ? 'Delete the spaces at its beginning.'
      : `Indent it by ${spaces(expected)}, like the lines that it belongs to.`;
  return { line, from: 0, to: Math.max(indentOf(text), 1), message, hint };
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

function spaces(count: number): string {
  return count === 0 ? 'none' : `${count} ${count === 1 ? 'space' : 'spaces'}`;
}
