import type { Severity } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { countOf } from '../build/counts.ts';
import { orderDiagnostics } from '../diagnostics/order.ts';
import type { Reporter } from '../diagnostics/reporters/reporter.ts';
import type { SourcePath } from '../model/paths.ts';
import { readShownText } from '../platform/shown-text.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import type { CommandInput } from './command.ts';

/** How problems are reported. */
export interface ReportOptions {
  readonly reporter: Reporter;
  /** Whether every problem is reported, even if there are many of one kind. */
  readonly isWhole: boolean;
}

/** Reports problems in the chosen format. */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  { reporter, isWhole }: ReportOptions,
  files: SourceFiles,
  { terminal, print }: Pick<CommandInput, 'terminal' | 'print'>,
): void {
  const source = (file: SourcePath) => readShownText(file, files);
  terminal.status('');
  const text = reporter(orderDiagnostics(diagnostics), source, terminal.style, isWhole);
  if (text !== '') print(text);
}

/** 2 errors and 1 warning. */
export function countProblems(diagnostics: readonly Diagnostic[]): string {
  const count = (wanted: Severity) => diagnostics.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')];
  const parts = [
    ...(errors > 0 ? [countOf(errors, 'error', 'errors')] : []),
    ...(warnings > 0 ? [countOf(warnings, 'warning', 'warnings')] : []),
    ...(notes > 0 ? [countOf(notes, 'note', 'notes')] : []),
  ];
  if (parts.length === 0) return 'no problems';
  return parts.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}

/** 0.42 s */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
