import { cleanUpAtExit } from './clean-up.ts';
import { makeQueue } from './make-queue.ts';
import { inSeconds, within } from './within.ts';

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

/** A page as a search index reads it: HTML in the terms of pagefind, and the address that a result leads to. */
export interface PageToIndex {
  readonly address: string;
  readonly html: string;
}

/**
 * Makes an index of pages that are all in one language, a BCP 47 tag: its words are reduced to their stems as that
 * language does. Gives the files of the index by their paths in its folder; the same pages give the same bytes.
 */
export type IndexPages = (
  language: string,
  pages: readonly PageToIndex[],
) => Promise<ReadonlyMap<string, Uint8Array>>;

/** What a page loads; the rest are user interfaces, which Kolofon has of its own. */
const needed = /^(pagefind\.js|pagefind-entry\.json|.*\.pf_\w+|wasm\..*\.pagefind)$/;

/** The module that browsers load. */
const code = 'pagefind.js';

/**
 * Exports the class that searches as well. Pagefind's own functions search all parts of an index at once, and do not say
 * which words they have found: the page that searches needs both (`templates/site/scripts/search.js`).
 */
function exportEngine(module: Uint8Array | undefined): Uint8Array {
  const text = new TextDecoder().decode(module);
  if (!text.includes('var Pagefind=class{')) throw new Error(`${code} has no class Pagefind.`);
  return new TextEncoder().encode(`${text}export{Pagefind};\n`);
}

/** The longest that an index may take, in milliseconds, on a busy machine too: pagefind does not report that its process has ended. */
function timeLimit(pages: number): number {
  return 120_000 + 1000 * pages;
}

/** So many are on their way to pagefind at once, about a megabyte: it need not wait for a thread that renders pages. */
const pagesAtOnce = 100;

// Closing pagefind ends all indexes of the process.
const oneAtATime = makeQueue();

/** With pagefind, whose machine code runs in a process of its own while an index is made. */
export const indexPages: IndexPages = (language, pages) =>
  oneAtATime(async () => {
    const { close, createIndex } = await import('pagefind');
    const end = cleanUpAtExit(() => void close());
    const make = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
      const { index, errors } = await createIndex({ forceLanguage: language });
      if (index === undefined) throw new Error(`The search index cannot be made: ${errors.join(' ')}`);
      // Pagefind takes them in the order in which they are sent, which decides the bytes.
      const send = makeQueue(pagesAtOnce);
      const sent = pages.map(({ address, html }) =>
        send(() => index.addHTMLFile({ url: address, content: html })),
      );
      for (const { errors } of await Promise.all(sent)) refuse(errors);
      const made = await index.getFiles();
      refuse(made.errors);
      const files = new Map(
        made.files.filter(({ path }) => needed.test(path)).map(({ path, content }) => [path, content]),
      );
      return files.set(code, exportEngine(files.get(code)));
    };
    const most = timeLimit(pages.length);
    try {
      return await within(most, make(), `The search index was not made within ${inSeconds(most)}.`);
    } finally {
      end();
    }
  });

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search index cannot be made: ${errors.join(' ')}`);
}
