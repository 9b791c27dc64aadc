import type { Root } from 'mdast';
import type { Node } from 'unist';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { NodeIndex } from '../model/node-index.ts';
import type { Place } from '../model/place.ts';

/** The text of an article, its nodes by type, and the way from what was found in it to its place. */
export interface ArticleSource {
  readonly text: string;
  /** Of the tree. Checks look into it, and do not walk the tree themselves. */
  readonly nodes: NodeIndex;
  place(node: Node): Place;
  range(start: number, end: number): Place;
}

/** Looks at the syntax tree of one article, before anything is changed in it. */
export type ArticleCheck = (tree: Root, source: ArticleSource) => readonly Diagnostic[];
