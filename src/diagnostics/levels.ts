import type { CheckLevels } from '../model/check-levels.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Diagnostic } from './diagnostic.ts';
import { catalogue, type Code } from './catalogue.ts';

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

/**
 * The checks whose level a publication may set: warnings, and those errors after which an article can still be shown
 * as its author meant it.
 */
export const settableCodes: readonly Code[] = (Object.keys(catalogue) as Code[]).filter((code) => {
  const rule = catalogue[code];
  return rule.severity === 'warning' || 'canRelax' in rule;
});

export function isSettable(code: string): code is Code {
  return settableCodes.some((one) => one === code);
}
