import { codeFrame, splitLines } from '../diagnostics/code-frame.ts';
import type { Diagnostic, Related } from '../diagnostics/diagnostic.ts';
import { orderDiagnostics } from '../diagnostics/order.ts';
import type { Place } from '../model/place.ts';
import { readShownText } from '../platform/shown-text.ts';
import type { SourceFiles } from '../platform/source-files.ts';

/** A problem as a page shows it: texts, none of which is HTML. */
interface ProblemView {
  readonly severity: 'error' | 'warning' | 'note';
  readonly code: string;
  readonly message: string;
  /** `series/articles/tillit.md:12:5` */
  readonly place: string;
  /** The lines around the place; empty where they cannot be shown. */
  readonly frame: string;
  readonly hint: string;
  readonly related: readonly string[];
}

/** More than anybody reads in a page: the terminal shows all. */
const most = 40;

export interface ProblemList {
  readonly shown: readonly ProblemView[];
  readonly errors: number;
  readonly warnings: number;
}

/** Errors first. */
export function viewProblems(diagnostics: readonly Diagnostic[], files: SourceFiles): ProblemList {
  const ordered = orderDiagnostics(diagnostics);
  const errors = ordered.filter(({ severity }) => severity === 'error');
  const warnings = ordered.filter(({ severity }) => severity === 'warning');
  return {
    shown: [...errors, ...warnings].slice(0, most).map((diagnostic) => viewProblem(diagnostic, files)),
    errors: errors.length,
    warnings: warnings.length,
  };
}

/** A rebuild that could not be finished: Kolofon's own fault, or the machine's. */
export function viewFailure(message: string): ProblemList {
  const problem: ProblemView = {
    severity: 'error',
    code: 'failure',
    message: `The site could not be built: ${message}`,
    place: '',
    frame: '',
    hint: '',
    related: [],
  };
  return { shown: [problem], errors: 1, warnings: 0 };
}

function viewProblem(diagnostic: Diagnostic, files: SourceFiles): ProblemView {
  const { severity, code, message, hint = '', place, related = [] } = diagnostic;
  const text = readShownText(place.file, files);
  return {
    severity,
    code,
    message,
    place: formatPlace(place),
    frame: text === undefined ? '' : codeFrame(splitLines(text), place),
    hint,
    related: related.map((other: Related) => `${other.message}: ${formatPlace(other.place)}`),
  };
}

function formatPlace({ file, start }: Place): string {
  return `${file}:${start.line}:${start.column}`;
}
