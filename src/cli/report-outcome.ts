import type { BuildOutcome, Failure } from '../build/build-outcome.ts';
import type { CommandInput } from './command.ts';
import type { Terminal } from '../platform/terminal.ts';
import type { Progress } from '../build/progress.ts';
import { reportDiagnostics, type ReportOptions } from './report-diagnostics.ts';

/** Reports the outcome of a build. */
export function reportOutcome(
  { state, diagnostics, failures, content, notes, explanations, addresses, sources }: BuildOutcome,
  report: ReportOptions,
  progress: Progress,
  output: Pick<CommandInput, 'terminal' | 'print'>,
): void {
  const { terminal } = output;
  reportDiagnostics(diagnostics, report, sources, output);
  progress.explain(explanations);
  reportFailures(failures, terminal);
  if (state === 'stopped') progress.stopped(diagnostics);
  else if (state === 'unchanged') progress.unchanged(content, diagnostics);
  else progress.summary(diagnostics, failures.length);
  [...notes, ...addresses].forEach(terminal.line);
}

/** Reports each reason once, with all the steps that it stopped. */
function reportFailures(failures: readonly Failure[], { line, style }: Terminal): void {
  for (const message of new Set(failures.map(({ error }) => error.message))) {
    const stopped = failures.filter(({ error }) => error.message === message);
    const names = stopped.map(({ label, title }) => `${label} ${title}`).join(', ');
    line(`\n${style('red', 'Failed:')} ${names}. ${message}`);
  }
}
