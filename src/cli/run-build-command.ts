import { buildPublication } from '../build/build-publication.ts';
import type { BuildOptions } from '../build/options.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { OutputError } from '../emit/output-error.ts';
import { ChangedFileError } from '../platform/changed-file-error.ts';
import { compileLater, limitHeap } from '../platform/v8-flags.ts';
import type { CommandInput, ExitCode } from './command.ts';
import { chosenReport } from './options.ts';
import { reportOutcome } from './report-outcome.ts';
import { openProgress } from './terminal-progress.ts';

/** Builds, and reports what came of it. */
export async function runBuildCommand(options: BuildOptions, input: CommandInput): Promise<ExitCode> {
  const report = chosenReport(input);
  const progress = openProgress(input.terminal);
  compileLater();
  try {
    const outcome = await limitHeap(() => buildPublication(options, input, progress));
    reportOutcome(outcome, report, progress, input);
    if (hasErrors(outcome.diagnostics)) return 1;
    return outcome.failures.length > 0 ? 2 : 0;
  } catch (error) {
    // A disk that cannot be written to is no bug: its reason is enough.
    if (!(error instanceof OutputError || error instanceof ChangedFileError)) throw error;
    input.terminal.status('');
    input.terminal.line(`${input.terminal.style('red', 'Failed:')} ${error.message}`);
    return 2;
  }
}
