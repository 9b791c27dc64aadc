import type { Edit } from '../../diagnostics/diagnostic.ts';
import { writePlainRole } from './plain-roles.ts';
import type { Phrases } from './surroundings.ts';
import { linkByTitle } from './wiki-links.ts';

const role =
  /(?:(?<!\\)\{([a-z][\w:-]{0,40})\}|(?<![\w:\\]):([a-z][\w-]{0,40}(?::[a-z][\w-]{0,40})?):)(`+)(?!`)([^`][^]{0,1000}?)(?<!`)\3(?!`)/gi;

/** Roles of MyST and reStructuredText: `` {kbd}`Ctrl` ``, `` {doc}`guide` ``. Those that refer to a label are read later. */
export function rewriteRoles({ masked, text }: Phrases): Edit[] {
  if (!/[}:]`/.test(text)) return [];
  return Array.from(text.matchAll(role)).flatMap(({ 0: whole, index: start, ...match }) => {
    const [name = match[2] ?? '', content = ''] = [match[1], match[4]];
    // What is code already is blank; so is the code of the role itself.
    const tick = start + whole.indexOf('`');
    if (masked.charAt(start) !== text.charAt(start) || masked.charAt(tick) === '`') return [];
    const written = writeRole(name, content.replaceAll(/\s*\n[ \t>]*/g, ' ').trim());
    return written === undefined ? [] : [{ start, end: start + whole.length, text: written }];
  });
}

function writeRole(name: string, content: string): string | undefined {
  const [, words = '', target = content] = /^(.*?)\s*<([^<>]+)>$/.exec(content) ?? [];
  if (name === 'download') return `[${words || target.slice(target.lastIndexOf('/') + 1)}](<${target}>)`;
  if (name === 'doc') {
    const address = `${target.replace(/\.(?:md|rst|ipynb)$/, '')}.md`;
    return words === '' ? linkByTitle(target, address) : `[${words}](<${address}>)`;
  }
  return writePlainRole(name, content);
}
