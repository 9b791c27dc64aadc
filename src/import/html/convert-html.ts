import type { Root } from 'hast';
import { markUnconverted } from '../unconverted.ts';
import type { HtmlContext } from './html-context.ts';
import { toMarkdownTree } from './markdown-tree.ts';
import { parseHtml } from './parse-html.ts';
import { prepareHtml } from './prepare-html.ts';
import { printMarkdown } from './print-markdown.ts';
import { tidyTree } from './tidy-tree.ts';

/** Kolofon's Markdown for a text in HTML. `parse` reads it as its source means it. */
export function convertHtml(
  html: string,
  context: HtmlContext,
  parse: (html: string) => Root = parseHtml,
): string {
  try {
    const tree = parse(html);
    prepareHtml(tree, context);
    const markdown = toMarkdownTree(tree, context);
    tidyTree(markdown);
    return printMarkdown(markdown);
  } catch (error) {
    // Trees are walked by recursion: one that is nested far too deeply exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    context.lose('texts that are nested too deeply', '', 'unconverted');
    return markUnconverted(html, 'block');
  }
}
