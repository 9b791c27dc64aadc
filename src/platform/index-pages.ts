import { cleanUpAtExit } from './clean-up.ts';
import { makeQueue } from './make-queue.ts';
import { inSeconds, within } from './within.ts';

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

/** The longest that an index may take, in milliseconds, on a busy machine too: pagefind does not tell when its process ends. */
function timeLimit(pages: number): number {
  return 120_000 + 1000 * pages;
}

const oneAtATime = makeQueue();
let waiting = 0;
let end: (() => void) | undefined;

/** With pagefind, whose machine code runs in a process of its own while there are indexes to be made. */
export const indexPages: IndexPages = async (language, pages) => {
  waiting += 1;
  return oneAtATime(async () => {
    const { close } = await import('pagefind');
    end ??= cleanUpAtExit(() => void close());
    let isMade = false;
    const most = timeLimit(pages.length);
    try {
      const files = await within(
        most,
        makeIndex(language, pages),
        `The search index was not made within ${inSeconds(most)}.`,
      );
      isMade = true;
      return files;
    } finally {
      waiting -= 1;
      // The process starts again for an index that comes later.
      if (!isMade || waiting === 0) {
        end();
        end = undefined;
      }
    }
  });
};

async function makeIndex(
  language: string,
  pages: readonly PageToIndex[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { createIndex } = await import('pagefind');
  const { index, errors } = await createIndex({ forceLanguage: language });
  if (index === undefined) throw new Error(`The search index cannot be made: ${errors.join(' ')}`);
  // One after another: their order decides the bytes.
  for (const { address, html } of pages) {
    refuse((await index.addHTMLFile({ url: address, content: html })).errors);
  }
  const made = await index.getFiles();
  refuse(made.errors);
  await index.deleteIndex();
  return new Map(
    made.files.filter(({ path }) => needed.test(path)).map(({ path, content }) => [path, content]),
  );
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search index cannot be made: ${errors.join(' ')}`);
}
