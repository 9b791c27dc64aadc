import { resolve } from 'node:path';
import type { BuildOptions } from '../build/options.ts';
import { buildPublication } from '../build/build-publication.ts';
import { openProgress } from '../cli/terminal-progress.ts';
import { outputOf } from '../build/read-options.ts';
import { reportOutcome } from '../cli/report-outcome.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { reportText } from '../diagnostics/reporters/text.ts';
import { acceptOptions, buildOptions } from './accept-options.ts';
import { flattenDiagnostics } from './flatten.ts';
import type { BuildResult, Listeners } from './results.ts';
import { openLog, thisHost } from './this-host.ts';

/**
 * Builds the site and the books. Problems in the content, and steps that failed, are part of the result. Rejects with a
 * `UsageError` for a call that cannot be run, an `OutputError` where the output folder cannot be written, and a
 * `ChangedFileError` where a source changed meanwhile: the outputs are then as they were. At most one build at a time may
 * write to an output folder.
 */
export async function build(options: BuildOptions = {}, listeners: Listeners = {}): Promise<BuildResult> {
  const accepted = acceptOptions(buildOptions, options);
  const log = openLog(listeners);
  const progress = openProgress(log.terminal);
  const outcome = await buildPublication(accepted, thisHost(), progress);
  reportOutcome(outcome, { reporter: reportText, isWhole: false }, progress, log);
  const { state, files, diagnostics, failures, addresses, explanations } = outcome;
  return {
    ok: !hasErrors(diagnostics) && failures.length === 0,
    state,
    out: resolve(outputOf(accepted)),
    files: files.map(({ path, size, isKept }) => ({ path, size, isKept })),
    diagnostics: flattenDiagnostics(diagnostics),
    failures: failures.map(({ format, title, error }) => ({ format, title, message: error.message })),
    addresses,
    explanations,
  };
}
