declare module 'citeproc' {
  interface CiteItem {
    id: string;
    'suppress-author'?: boolean;
    'author-only'?: boolean;
  }

  /** The part of citeproc-js that Kolofon uses. */
  interface Engine {
    setOutputFormat(format: 'html' | 'text'): void;
    updateItems(ids: readonly string[]): void;
    makeCitationCluster(items: readonly CiteItem[]): string;
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false;
  }

  type EngineConstructor = new (
    system: { retrieveLocale(language: string): string; retrieveItem(id: string): unknown },
    style: string,
    language: string,
    forceLanguage: boolean,
  ) => Engine;

  const citeproc: { Engine: EngineConstructor };
  // The package is CommonJS: this is what it exports.
  // eslint-disable-next-line no-restricted-syntax
  export default citeproc;
}
