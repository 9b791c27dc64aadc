import type { Document } from './document.ts';

/** The keys of all works that these texts cite, each once. */
export function citedKeys(documents: readonly Document[]): ReadonlySet<string> {
  return new Set(documents.flatMap(({ cited }) => cited));
}
