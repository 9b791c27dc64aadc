import type { Fate } from '../imported.ts';

/** What the converter of HTML asks of the importer that uses it. */
export interface HtmlContext {
  /** Where a link leads from the written article; undefined when only its text is kept. A link to a place in the same text begins with `#`. */
  resolveLink(href: string): string | undefined;
  /** The path of a picture from the written article; undefined when there is none. */
  resolvePicture(src: string): string | undefined;
  /** Whether a link in another text leads to this id. */
  readonly isLinked: (id: string) => boolean;
  readonly lose: (what: string, detail: string, became: Fate) => void;
}
