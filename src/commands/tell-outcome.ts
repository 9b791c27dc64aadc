import type { BuildOutcome } from './build-outcome.ts';
import type { CommandInput } from './command.ts';
import { tellFailures } from './failures.ts';
import type { Progress } from './progress.ts';
import { tellProblems, type Report } from './tell.ts';

/** Tells a person what came of a build. */
export function tellOutcome(
  { state, diagnostics, failures, content, notes, explanations, addresses, sources }: BuildOutcome,
  report: Report,
  progress: Progress,
  output: Pick<CommandInput, 'terminal' | 'print'>,
): void {
  const { terminal } = output;
  tellProblems(diagnostics, report, sources, output);
  progress.explain(explanations);
  tellFailures(failures, terminal);
  if (state === 'stopped') progress.stopped(diagnostics);
  else if (state === 'unchanged') progress.unchanged(content, diagnostics);
  else progress.summary(diagnostics, failures.length);
  [...notes, ...addresses].forEach(terminal.line);
}
