import type { Root } from 'mdast';
import type { Node } from 'unist';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../model/place.ts';

/** Looks at the syntax tree of one article, before anything is changed in it. */
export type ArticleCheck = (tree: Root, source: { place(node: Node): Place }) => readonly Diagnostic[];
