import { codeFrame } from '../code-frame.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { sumUp } from '../sum-up.ts';
import type { Reporter, Style } from './reporter.ts';

/** For people: a block for each problem, with its lines. Errors come last, next to the prompt. */
export const reportText: Reporter = (diagnostics, source, style, isWhole = false) => {
  const { shown, more } = sumUp(diagnostics, isWhole);
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  const ordered = [...shown.filter((one) => !isError(one)), ...shown.filter(isError)];
  return [
    ...ordered.map((diagnostic) => `${block(diagnostic, source(diagnostic.place.file), style)}\n`),
    ...more.map((line) => `${style('dim', line)}\n`),
  ].join('\n');
};

function block(diagnostic: Diagnostic, text: string | undefined, style: Style): string {
  const { code, severity, message, hint, place, related = [] } = diagnostic;
  const look = severity === 'error' ? 'red' : 'yellow';
  const position = `${place.file}:${String(place.start.line)}:${String(place.start.column)}`;
  return [
    `${style('bold', position)}  ${style(look, severity)} ${style('dim', code)}`,
    `  ${message}`,
    ...(text === undefined ? [] : [style('dim', indent(codeFrame(text, place)))]),
    ...related.map(
      (other) =>
        `  ${other.message}: ${other.place.file}:${String(other.place.start.line)}:${String(other.place.start.column)}`,
    ),
    ...(hint === undefined ? [] : [`  ${style('cyan', 'hint')} ${hint}`]),
  ].join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
