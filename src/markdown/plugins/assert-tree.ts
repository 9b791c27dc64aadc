import type { Root as HastRoot } from 'hast';
import { assert as assertHast } from 'hast-util-assert';
import type { Root as MdastRoot } from 'mdast';
import { assert as assertMdast } from 'mdast-util-assert';
import { PluginError } from './plugin-error.ts';

/** Throws a `PluginError` where plug-ins of remark or features left something that is no syntax tree. */
export function assertMarkdown(tree: MdastRoot): void {
  assertTree('of remark', () => assertMdast(tree));
}

/** Likewise for plug-ins of rehype. */
export function assertHtml(tree: HastRoot): void {
  assertTree('of rehype', () => assertHast(tree));
}

function assertTree(plugin: string, assert: () => void): void {
  try {
    assert();
  } catch (error) {
    // The stack is exhausted, as by an article that is nested too deeply.
    if (error instanceof RangeError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PluginError(plugin, new Error(`it leaves a tree that is not valid: ${reason}`));
  }
}
