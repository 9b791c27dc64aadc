export { build } from './library/build.ts';
export { check } from './library/check.ts';
export { dev } from './library/dev.ts';
export { UsageError } from './build/usage-error.ts';
export { OutputError } from './emit/output-error.ts';
export { ChangedFileError } from './platform/changed-file-error.ts';
export type { BuildOptions, CheckOptions, DevOptions, SourceOptions } from './build/options.ts';
export type {
  BuildResult,
  CheckResult,
  DevListeners,
  DevServer,
  Diagnostic,
  Explanation,
  Failure,
  FixedFile,
  Listeners,
  OutputFile,
  RebuildResult,
  RelatedPlace,
  TextChange,
} from './library/results.ts';
