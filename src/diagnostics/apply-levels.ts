import type { CheckLevels } from '../model/check-levels.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Diagnostics at the levels that are set: an article's own go before those of the publication. */
export function applyLevels(
  diagnostics: readonly Diagnostic[],
  publication: CheckLevels,
  ofFile: (file: SourcePath) => CheckLevels | undefined,
): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const { code, place } = diagnostic;
    const level = ofFile(place.file)?.[code] ?? publication[code];
    if (level === undefined) return [diagnostic];
    if (level === 'off') return [];
    return [{ ...diagnostic, severity: level === 'warn' ? ('warning' as const) : level }];
  });
}
