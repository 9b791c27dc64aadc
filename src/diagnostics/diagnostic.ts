import type { Place } from '../model/place.ts';
import { catalogue, type Code, type Severity } from './catalogue.ts';

/** A problem in the content: data, never an exception. */
export interface Diagnostic {
  /** One of the catalogue, or that of a check of the publication's own. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly place: Place;
  readonly related?: readonly Related[];
  /** How to fix it, where there is one right way: `kolofon check --fix` does so. */
  readonly fix?: Fix;
}

/** Edits of the file that the diagnostic is about: all of them, or none. They do not overlap. */
export interface Fix {
  readonly edits: readonly Edit[];
}

/** Puts `text` in place of a range of the file: UTF-16 offsets in its text with line ends as `\n`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
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

/** Whatever its texts quote is shortened: a name or an address may have a million letters. */
export function diagnose(
  code: Code,
  place: Place,
  message: string,
  more: {
    readonly hint?: string | undefined;
    readonly related?: readonly Related[];
    readonly fix?: Fix | undefined;
  } = {},
): Diagnostic {
  return {
    code,
    severity: catalogue[code].severity,
    message: shortenMessage(message),
    ...(more.hint === undefined ? {} : { hint: shortenMessage(more.hint) }),
    place,
    ...(more.related === undefined ? {} : { related: more.related.map(shortenRelated) }),
    ...(more.fix === undefined ? {} : { fix: more.fix }),
  };
}

function shortenRelated({ message, place }: Related): Related {
  return { message: shortenMessage(message), place };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** In UTF-16 code units: no sentence of ours is as long, but what it quotes may be. */
const longest = 300;
/** What is wrong often is after the quotation. */
const ending = 120;

/** A message or a hint without the middle of a very long quotation. */
export function shortenMessage(text: string): string {
  if (text.length <= longest) return text;
  const cut = `${text.slice(0, longest - ending - 1)}…${text.slice(-ending)}`;
  // Halves of signs that were cut in two.
  return cut.replaceAll(/\p{Surrogate}/gu, '');
}
