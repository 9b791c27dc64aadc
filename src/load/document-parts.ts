import type { Root } from 'hast';
import type { Document } from '../model/document.ts';

/** What every build needs of a document. */
export type DocumentHead = Pick<
  Document,
  'assets' | 'wordCount' | 'hasMathematics' | 'noteCount' | 'cited' | 'targets'
>;

/** What is needed of a document that is checked or shown. */
export type DocumentRest = Pick<Document, 'outline' | 'links' | 'figures' | 'tables' | 'citations' | 'ids'>;

export function splitDocument(document: Document): {
  readonly head: DocumentHead;
  readonly rest: DocumentRest;
} {
  const { assets, wordCount, hasMathematics, noteCount, cited, targets } = document;
  const { outline, links, figures, tables, citations, ids } = document;
  return {
    head: { assets, wordCount, hasMathematics, noteCount, cited, targets },
    rest: { outline, links, figures, tables, citations, ids },
  };
}

/** A document the rest and the body of which are got when they are asked for. */
export function joinDocument(head: DocumentHead, rest: () => DocumentRest, body: () => Root): Document {
  let known: DocumentRest | undefined;
  const get = () => (known ??= rest());
  return {
    ...head,
    get outline() {
      return get().outline;
    },
    get links() {
      return get().links;
    },
    get figures() {
      return get().figures;
    },
    get tables() {
      return get().tables;
    },
    get citations() {
      return get().citations;
    },
    get ids() {
      return get().ids;
    },
    get body() {
      return body();
    },
  };
}
