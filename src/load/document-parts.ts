import type { Root } from 'hast';
import type { Document } from '../model/document.ts';

/** What every build needs of a document. */
export type DocumentHead = Pick<
  Document,
  | 'assets'
  | 'aliases'
  | 'scripts'
  | 'strangers'
  | 'checks'
  | 'wordCount'
  | 'hasMathematics'
  | 'noteCount'
  | 'cited'
  | 'targets'
>;

/** What is needed of a document that is checked or shown. */
export type DocumentRest = Pick<Document, 'outline' | 'links' | 'figures' | 'tables' | 'citations' | 'ids'>;

export function splitDocument(document: Document): {
  readonly head: DocumentHead;
  readonly rest: DocumentRest;
} {
  const {
    assets,
    scripts,
    strangers,
    checks,
    aliases,
    wordCount,
    hasMathematics,
    noteCount,
    cited,
    targets,
  } = document;
  const { outline, links, figures, tables, citations, ids } = document;
  return {
    head: {
      assets,
      scripts,
      strangers,
      checks,
      aliases,
      wordCount,
      hasMathematics,
      noteCount,
      cited,
      targets,
    },
    rest: { outline, links, figures, tables, citations, ids },
  };
}

/** A document the rest and the body of which are got when they are asked for. */
export function joinDocument(head: DocumentHead, rest: () => DocumentRest, body: () => Root): Document {
  return new JoinedDocument(head, rest, body);
}

/** There is one for each article: as a class, they share their getters. */
class JoinedDocument implements Document {
  readonly assets;
  readonly scripts;
  readonly strangers;
  readonly checks;
  readonly aliases;
  readonly wordCount;
  readonly hasMathematics;
  readonly noteCount;
  readonly cited;
  readonly targets;
  readonly #rest;
  readonly #body;
  #known: DocumentRest | undefined;

  constructor(head: DocumentHead, rest: () => DocumentRest, body: () => Root) {
    this.assets = head.assets;
    this.scripts = head.scripts;
    this.strangers = head.strangers;
    this.checks = head.checks;
    this.aliases = head.aliases;
    this.wordCount = head.wordCount;
    this.hasMathematics = head.hasMathematics;
    this.noteCount = head.noteCount;
    this.cited = head.cited;
    this.targets = head.targets;
    this.#rest = rest;
    this.#body = body;
  }

  get outline() {
    return this.#get().outline;
  }

  get links() {
    return this.#get().links;
  }

  get figures() {
    return this.#get().figures;
  }

  get tables() {
    return this.#get().tables;
  }

  get citations() {
    return this.#get().citations;
  }

  get ids() {
    return this.#get().ids;
  }

  get body() {
    return this.#body();
  }

  #get(): DocumentRest {
    return (this.#known ??= this.#rest());
  }
}
