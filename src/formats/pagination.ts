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

/** By the path of the book. */
export type Paginations = Map<string, Pagination>;

/** The names of the places of a book that all its formats have. Those of the book itself begin with two hyphens, which no article's id does. */
export const places = {
  article: ({ id }: { readonly id: string }): string => id,
  /** `index` counts from 0. */
  section: (index: number): string => `--section-${index + 1}`,
  contents: '--contents',
  preface: '--preface',
  changes: '--changes',
  references: '--references',
  about: '--about',
} as const;
