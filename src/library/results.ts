/** A problem in the content, with the place to which it belongs. */
export interface Diagnostic {
  /** What should hold, such as `article-exists`. A code never changes its meaning; docs/series/articles/diagnostics.md lists them. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** From the root of the publication, with slashes: `series/publication.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  readonly related: readonly RelatedPlace[];
  /** Whether `check` with `fix` can fix it. */
  readonly isFixable: boolean;
}

export interface RelatedPlace {
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A step that could not be finished, such as the print of a book. The others are. */
export interface Failure {
  /** The id of the format, or `addresses` for the list of addresses. */
  readonly format: string;
  readonly title: string;
  readonly message: string;
}

export interface OutputFile {
  /** From the output folder, with slashes: `site/index.html`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Whether it was right already, and was left as it is. */
  readonly isKept: boolean;
}

/** What came of a build. */
export interface BuildResult {
  /** Whether there are neither errors nor failures. */
  readonly ok: boolean;
  /** `stopped`: the content has errors, and the output folder is as it was. */
  readonly state: 'built' | 'unchanged' | 'stopped';
  /** The absolute path of the output folder. */
  readonly out: string;
  /** The outputs of this build in their places; none where it was stopped. */
  readonly files: readonly OutputFile[];
  /** Ordered by file and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
  /** What changed in the list of addresses, a line each. */
  readonly addresses: readonly string[];
  /** Why outputs were built again, with the option `explain`. */
  readonly explanations: readonly Explanation[];
}

export interface Explanation {
  /** `series/articles/tillit.md: title changed` */
  readonly change: string;
  /** `25 pages, 2 books` */
  readonly outputs: string;
}

/** What came of a check. */
export interface CheckResult {
  /** Whether there is no error, and nothing that `fix` could not write. */
  readonly ok: boolean;
  /** Ordered by file and place. With `fix`, those that are left. */
  readonly diagnostics: readonly Diagnostic[];
  /** What `fix` changed. A file that was fixed twice is here twice. */
  readonly fixed: readonly FixedFile[];
  /** The files that have a fix and are read-only. */
  readonly readOnly: readonly string[];
}

export interface FixedFile {
  readonly file: string;
  readonly changes: readonly TextChange[];
}

export interface TextChange {
  /** From 1, in the file as it was. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** What came of one build of the site that `dev` serves. */
export interface RebuildResult {
  /** Whether the site could be built. Otherwise the last one that could is served. */
  readonly ok: boolean;
  /** The sources that changed; none before the first build. */
  readonly sources: readonly string[];
  /** The files of the site that are new, other than before, or gone. */
  readonly changed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Who hears what the command would show, a line at a time. Without `log` nothing is reported. */
export interface Listeners {
  readonly log?: ((line: string) => void) | undefined;
}

export interface DevListeners extends Listeners {
  /** Called after each build of the site. What it throws is logged, and the server goes on. */
  readonly onRebuild?: ((result: RebuildResult) => void | Promise<void>) | undefined;
}

export interface DevServer {
  /** `http://127.0.0.1:4321/` */
  readonly address: string;
  /** Ends the server, and resolves when nothing works for it any more. */
  close(): Promise<void>;
}
