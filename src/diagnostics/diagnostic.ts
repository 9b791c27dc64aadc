import type { Place } from '../model/place.ts';
import { catalogue, type Code, type Severity } from './catalogue.ts';

/** A problem in the content: data, never an exception. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly place: Place;
  readonly related?: readonly Related[];
}

export interface Related {
  readonly message: string;
  readonly place: Place;
}

/** A value and what was found on the way to it. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function diagnose(
  code: Code,
  place: Place,
  message: string,
  more: { readonly hint?: string | undefined; readonly related?: readonly Related[] } = {},
): Diagnostic {
  return {
    code,
    severity: catalogue[code].severity,
    message,
    ...(more.hint === undefined ? {} : { hint: more.hint }),
    place,
    ...(more.related === undefined ? {} : { related: more.related }),
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
