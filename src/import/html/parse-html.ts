import { fromParse5 } from 'hast-util-from-parse5';
import type { Root } from 'hast';
import { parseFragment } from 'parse5';

/** A part of a page, as a browser without scripts reads it. Places in it are not kept: they cost as much as the rest. */
export function parseHtml(html: string): Root {
  return fromParse5(parseFragment(html, { scriptingEnabled: false })) as Root;
}
