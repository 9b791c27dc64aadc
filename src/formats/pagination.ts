import { shortenName } from './short-name.ts';

/** How the text of a book falls on the pages of its printed edition. */
export interface Pagination {
  /** Names the printed edition: a URN. */
  readonly source: string;
  /** In order. Pages that only the printed book has, its contents for one, have no text. */
  readonly pages: readonly PrintedPage[];
  /** The index of the page on which each place of the book begins, by the names of `places`. */
  readonly starts: ReadonlyMap<string, number>;
}

export interface PrintedPage {
  /** The number that is printed on it. */
  readonly label: string;
  readonly text: string;
}

/** How the books of a build fall on pages, by the path of the book: known one by one, while they are printed. */
export interface Paginations {
  get(path: string): Pagination | undefined;
  set(path: string, pagination: Pagination): void;
  /** Waits for the printed edition of a book, or until it is sure that there will be none. */
  wait(path: string): Promise<void>;
  /** Nothing more will be printed: nobody waits any longer. */
  close(): void;
}

export function openPaginations(): Paginations {
  const known = new Map<string, Pagination>();
  const waiting = new Map<string, (() => void)[]>();
  let isClosed = false;
  const wake = (path: string): void => {
    for (const go of waiting.get(path) ?? []) go();
    waiting.delete(path);
  };
  return {
    get: (path) => known.get(path),
    set: (path, pagination) => {
      known.set(path, pagination);
      wake(path);
    },
    wait: (path) =>
      isClosed || known.has(path)
        ? Promise.resolve()
        : new Promise((resolve) => waiting.set(path, [...(waiting.get(path) ?? []), resolve])),
    close: () => {
      isClosed = true;
      for (const path of [...waiting.keys()]) wake(path);
    },
  };
}

/** Those of a build that prints nothing. */
export function noPaginations(): Paginations {
  const paginations = openPaginations();
  paginations.close();
  return paginations;
}

/** The names of the places of a book that all its formats have. Those of the book itself begin with two hyphens, which no article's id does. */
export const places = {
  /** In a printed book a name has 127 bytes at most, of which others need some. */
  article: ({ id }: { readonly id: string }): string => shortenName(id, 60),
  /** `index` counts from 0. */
  section: (index: number): string => `--section-${index + 1}`,
  contents: '--contents',
  preface: '--preface',
  changes: '--changes',
  references: '--references',
  about: '--about',
} as const;
