import type { PageToIndex } from './index-pages.ts';

/** Pages that another machine indexes, and what they show. */
interface PackedPages {
  readonly input: Uint8Array;
  readonly shown: string;
  readonly blobs: readonly [];
}

/** In letters: one machine indexes more pages in less time than it takes to move them. */
const most = 100e6;

/** Undefined for too many pages. */
export function packPages(language: string, pages: readonly PageToIndex[]): PackedPages | undefined {
  if (pages.reduce((sum, { html }) => sum + html.length, 0) > most) return undefined;
  return {
    input: new TextEncoder().encode(JSON.stringify([language, pages])),
    shown: pages.map(({ html }) => html).join('\n'),
    blobs: [],
  };
}

export function unpackPages(input: Uint8Array): [language: string, pages: PageToIndex[]] {
  return JSON.parse(new TextDecoder().decode(input)) as [string, PageToIndex[]];
}
