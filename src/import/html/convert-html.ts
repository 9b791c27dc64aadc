import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { markUnconverted } from '../unconverted.ts';
import type { HtmlContext } from './html-context.ts';
import { toMarkdownTree } from './markdown-tree.ts';
import { prepareHtml } from './prepare-html.ts';
import { printMarkdown } from './print-markdown.ts';
import { tidyTree } from './tidy-tree.ts';

/** Kolofon's Markdown for a tree of HTML, which is changed on the way. */
export function convertHtml(tree: Root, context: HtmlContext): string {
  try {
    prepareHtml(tree, context);
    const markdown = toMarkdownTree(tree, context);
    tidyTree(markdown);
    return printMarkdown(markdown);
  } catch (error) {
    // Trees are walked by recursion: one that is nested far too deeply exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    context.lose('texts that are nested too deeply', '', 'unconverted');
    return markUnconverted(toTextOf(tree), 'block');
  }
}

function toTextOf(tree: Root): string {
  try {
    return toString(tree);
  } catch {
    return 'a text that is nested too deeply';
  }
}
