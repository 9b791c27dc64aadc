import type { SourcePath } from '../../model/paths.ts';
import { codeFrame, splitLines } from '../code-frame.ts';
import { visibleText } from '../visible-text.ts';
import type { Severity } from '../catalogue.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { sumUp } from '../sum-up.ts';
import type { Reporter, Style } from './reporter.ts';

/** For people: a block for each problem, with its lines. Errors come last, next to the prompt. */
export const reportText: Reporter = (diagnostics, source, style, isWhole = false) => {
  const { shown, more } = sumUp(diagnostics, isWhole);
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  const readLines = linesOf(source);
  const ordered = [...shown.filter((one) => !isError(one)), ...shown.filter(isError)];
  return [
    ...ordered.map((diagnostic) => `${block(diagnostic, readLines(diagnostic.place.file), style)}\n`),
    ...more.map((line) => `${style('dim', line)}\n`),
  ].join('\n');
};

type Lines = readonly string[] | undefined;

/** The lines of each file, which is read and cut into lines once, however much is wrong with it. */
function linesOf(source: (file: SourcePath) => string | undefined): (file: SourcePath) => Lines {
  const known = new Map<SourcePath, Lines>();
  return (file) => {
    if (!known.has(file)) {
      const text = source(file);
      known.set(file, text === undefined ? undefined : splitLines(text));
    }
    return known.get(file);
  };
}

const looks = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<Severity, string>;

/** Other places that a block names. */
const mostRelated = 10;

function block(diagnostic: Diagnostic, lines: Lines, style: Style): string {
  const { code, severity, message, hint, place, related = [] } = diagnostic;
  const look = looks[severity];
  const position = `${visibleText(place.file)}:${String(place.start.line)}:${String(place.start.column)}`;
  return [
    `${style('bold', position)}  ${style(look, severity)} ${style('dim', code)}`,
    `  ${visibleText(message)}`,
    ...(lines === undefined ? [] : [style('dim', indent(codeFrame(lines, place)))]),
    ...related
      .slice(0, mostRelated)
      .map(
        (other) =>
          `  ${visibleText(`${other.message}: ${other.place.file}`)}:${String(other.place.start.line)}:${String(other.place.start.column)}`,
      ),
    ...(related.length > mostRelated ? [`  and ${related.length - mostRelated} more`] : []),
    ...(hint === undefined ? [] : [`  ${style('cyan', 'hint')} ${visibleText(hint)}`]),
  ].join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
