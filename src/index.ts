export { build } from './library/build.ts';
export { check } from './library/check.ts';
export { dev } from './library/dev.ts';
export { defineConfig } from './plugins/config.ts';
export { UsageError } from './build/usage-error.ts';
export { OutputError } from './emit/output-error.ts';
export { ChangedFileError } from './platform/changed-file-error.ts';
export type { BuildOptions, CheckOptions, DevOptions, SourceOptions } from './build/options.ts';
export type {
  ArticleContext,
  ArticleFacts,
  Check,
  Config,
  Feature,
  HeadingFacts,
  Plugin,
  PluginEntry,
  Positioned,
  Preset,
  PublicationContext,
  PublicationReportOptions,
  RemarkRehypeOptions,
  ReportOptions,
  SeriesFacts,
} from './plugins/config.ts';
export type {
  BookContent,
  BookFormat,
  ChapterContent,
  ChapterPart,
  SectionContent,
} from './plugins/book-format.ts';
export type { CitationStyle } from './plugins/citation-style.ts';
export type {
  EBook,
  EBookDeclaration,
  EBookImage,
  EBookPage,
  EBookPart,
  EBookTable,
  ReadingSystem,
  ReportOnBook,
} from './plugins/reading-system.ts';
export type { MovedAddress, ServedHeader, ServedSite, WebServer } from './plugins/web-server.ts';
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
