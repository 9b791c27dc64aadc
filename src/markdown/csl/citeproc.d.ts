declare module 'citeproc' {
  interface CiteItem {
    id: string;
    locator?: string;
    label?: string;
    'suppress-author'?: boolean;
    'author-only'?: boolean;
  }

  /** The part of citeproc-js that Kolofon uses. */
  class Engine {
    constructor(
      system: { retrieveLocale(language: string): string; retrieveItem(id: string): unknown },
      style: string,
      language: string,
      forceLanguage: boolean,
    );
    setOutputFormat(format: 'html' | 'text'): void;
    updateItems(ids: readonly string[]): void;
    makeCitationCluster(items: readonly CiteItem[]): string;
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false;
  }

  const citeproc: { Engine: typeof Engine };
  export default citeproc;
}
