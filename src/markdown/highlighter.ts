import type { StartedHighlighter } from './highlight.ts';

/** Starts the library that colours code when an article needs it, once. The grammars it loads live as long as this. */
export type Highlighter = () => Promise<StartedHighlighter>;

export function openHighlighter(): Highlighter {
  let started: Promise<StartedHighlighter> | undefined;
  return () => (started ??= import('./highlight.ts').then(({ startHighlighter }) => startHighlighter()));
}
