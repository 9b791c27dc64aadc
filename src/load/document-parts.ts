import type { Root } from 'hast';
import type { Document } from '../model/document.ts';

const headKeys = [
  'assets',
  'scripts',
  'strangers',
  'checks',
  'lookups',
  'aliases',
  'wordCount',
  'hasMathematics',
  'noteCount',
  'cited',
  'targets',
] as const satisfies readonly (keyof Document)[];

const restKeys = [
  'outline',
  'links',
  'figures',
  'tables',
  'citations',
  'ids',
] as const satisfies readonly Exclude<keyof Document, keyof DocumentHead | 'body'>[];

/** What every build needs of a document. */
export type DocumentHead = Pick<Document, (typeof headKeys)[number]>;

/** What is needed of a document that is checked or shown. */
export type DocumentRest = Omit<Document, keyof DocumentHead | 'body'>;

export function splitDocument(document: Document): {
  readonly head: DocumentHead;
  readonly rest: DocumentRest;
} {
  return { head: pick(document, headKeys), rest: pick(document, restKeys) };
}

function pick<Key extends keyof Document>(document: Document, keys: readonly Key[]): Pick<Document, Key> {
  return Object.fromEntries(keys.map((key) => [key, document[key]])) as Pick<Document, Key>;
}

/** A document whose rest and body are read on first use. */
export function joinDocument(head: DocumentHead, rest: () => DocumentRest, body: () => Root): Document {
  return Object.assign(new LaterParts(rest, body), head) as LaterParts & Document;
}

/** There is one for each article: as a class, they share their getters. */
class LaterParts {
  readonly #rest;
  readonly #body;
  #known: DocumentRest | undefined;

  constructor(rest: () => DocumentRest, body: () => Root) {
    this.#rest = rest;
    this.#body = body;
  }

  static {
    for (const key of restKeys)
      Object.defineProperty(this.prototype, key, {
        get(this: LaterParts) {
          return this.getRest()[key];
        },
      });
  }

  get body(): Root {
    return this.#body();
  }

  getRest(): DocumentRest {
    return (this.#known ??= this.#rest());
  }
}
