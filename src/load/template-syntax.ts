import { Script } from 'node:vm';
import { Eta } from 'eta';

interface SyntaxProblem {
  /** From 1, in the template. */
  readonly line: number;
  readonly reason: string;
}

/** eta writes it before the code of each tag. */
const mark = /^__eta\.line=(\d+)$/;

/** eta writes what is between tags on a line of its own, and lays the page out behind the last tag. */
const text = "__eta.res+='";
const end = 'if (__eta.layout) {';

/**
 * Finds the line of a template whose JavaScript is wrong, which eta leaves out: it compiles the template once more with
 * marks of the lines, and asks V8. Undefined where that compiles.
 */
export function findSyntaxProblem(
  template: string,
  settings: ConstructorParameters<typeof Eta>[0],
): SyntaxProblem | undefined {
  const code = new Eta({ ...settings, debug: true }).compileToString(template);
  const lines = code.split('\n');
  const from = lines.findIndex((line) => mark.test(line));
  const to = lines.lastIndexOf(end);
  try {
    new Script(`(function (it, options) {${code}\n})`, { filename: 'template' });
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = Number(/^template:(\d+)/.exec(error.stack ?? '')?.[1] ?? from + 1) - 1;
    if (at >= to) {
      const opened = findUnclosed(lines.slice(from, to));
      if (opened !== undefined)
        return {
          line: lineOf(lines, from + opened.index),
          reason: `nothing closes this "${opened.bracket}"`,
        };
    }
    const closesNothing = error.message.includes('catch or finally');
    return {
      line: lineOf(lines, Math.min(at, to - 1)),
      reason: closesNothing ? '"}" closes nothing' : error.message,
    };
  }
}

function lineOf(lines: readonly string[], at: number): number {
  const marked = lines.findLastIndex((line, index) => index <= at && mark.test(line));
  const number = Number(mark.exec(lines[marked] ?? '')?.[1] ?? 1);
  return number + Math.max(0, at - marked - 1);
}

/** The innermost bracket that is open at the end; those in strings count too. */
function findUnclosed(lines: readonly string[]): { index: number; bracket: string } | undefined {
  const open: { index: number; bracket: string }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.startsWith(text)) continue;
    for (const [bracket] of line.matchAll(/[()[\]{}]/g)) {
      if ('([{'.includes(bracket)) open.push({ index, bracket });
      else open.pop();
    }
  }
  return open.at(-1);
}
