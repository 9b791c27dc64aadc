import type { CheckOptions } from '../build/options.ts';
import { checkPublication } from '../build/check-publication.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { acceptOptions, checkOptions } from './accept-options.ts';
import { flattenDiagnostics } from './flatten.ts';
import type { CheckResult } from './results.ts';
import { thisHost } from './this-host.ts';

/**
 * Finds every problem in the content, and writes nothing but what `fix` fixes. Rejects with a `UsageError` for a call that
 * cannot be run.
 */
export async function check(options: CheckOptions = {}): Promise<CheckResult> {
  const { diagnostics, fixed } = await checkPublication(acceptOptions(checkOptions, options), thisHost());
  const readOnly = fixed.flatMap((one) => ('refusal' in one ? [one.file] : []));
  return {
    ok: !hasErrors(diagnostics) && readOnly.length === 0,
    diagnostics: flattenDiagnostics(diagnostics),
    fixed: fixed.flatMap((one) => ('changes' in one ? [one] : [])),
    readOnly,
  };
}
