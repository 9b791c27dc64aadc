import type { Root } from 'mdast';
import type { Node } from 'unist';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';

/** The text of an article, and the way from what was found in it to its place. */
export interface ArticleSource {
  readonly text: string;
  place(node: Node): Place;
  range(start: number, end: number): Place;
}

/** Looks at the syntax tree of one article, before anything is changed in it. */
export type ArticleCheck = (tree: Root, source: ArticleSource) => readonly Diagnostic[];
