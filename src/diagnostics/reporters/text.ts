import { codeFrame } from '../code-frame.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Reporter, Style } from './reporter.ts';

/** For people: one block a problem, with the lines it stands in. */
export const reportText: Reporter = (diagnostics, source, style) =>
  diagnostics.map((diagnostic) => `${block(diagnostic, source(diagnostic.place.file), style)}\n`).join('\n');

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
