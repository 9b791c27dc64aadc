declare module 'citeproc' {
  export interface CiteItem {
    id: string;
    prefix?: string;
    suffix?: string;
    locator?: string;
    label?: string;
    position?: number;
    'first-reference-note-number'?: number;
    'near-note'?: boolean;
    'suppress-author'?: boolean;
    'author-only'?: boolean;
  }

  interface System {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): unknown;
    wrapCitationEntry?(text: string, id: string | undefined): string;
  }

  /** The part of citeproc-js that Kolofon uses. */
  export interface Engine {
    readonly opt: { readonly development_extensions: { apply_citation_wrapper: boolean } };
    readonly citation: { readonly opt: { readonly layout_prefix: string; readonly layout_suffix: string } };
    readonly registry: { readonly registry: Readonly<Record<string, { readonly seq: number }>> };
    setOutputFormat(format: 'html' | 'text'): void;
    updateItems(ids: readonly string[]): void;
    makeCitationCluster(items: readonly CiteItem[]): string;
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false;
  }

  type EngineConstructor = new (
    system: System,
    style: string,
    language: string,
    forceLanguage: boolean,
  ) => Engine;

  const citeproc: { Engine: EngineConstructor };
  // The package is CommonJS: this is what it exports.
  // eslint-disable-next-line no-restricted-syntax
  export default citeproc;
}
