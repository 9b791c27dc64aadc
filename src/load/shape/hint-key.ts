import { didYouMean } from '../../diagnostics/nearest.ts';
import type { YamlPath } from '../yaml-path.ts';
import { meansNo } from './hint-type.ts';
import { keysOf, listPaths, schemaAt } from './schema-at.ts';
import { synonymousKeys } from './synonyms.ts';

export interface KeyHint {
  readonly hint: string | undefined;
  /** The key that was most likely meant, if it belongs in the same place. */
  readonly meant: string | undefined;
}

/** What somebody meant by a key that is unknown at this place. */
export function hintKey(key: string, value: unknown, schema: unknown, path: YamlPath): KeyHint {
  const known = keysOf(schemaAt(schema, path));
  const special = path.length === 0 && known.includes('published') ? hintForArticle(key, value) : undefined;
  if (special !== undefined) return special;
  const joined = /^([^:]+):(.*)$/.exec(key);
  if (joined !== null && known.includes(joined[1] ?? ''))
    return {
      hint: `Write a space after the colon: ${joined[1] ?? ''}: ${joined[2] ?? ''}`,
      meant: joined[1],
    };
  const [meant] = synonymousKeys(key, known);
  if (meant !== undefined) return { hint: `Did you mean "${meant}"?`, meant };
  const near = didYouMean(key, known);
  if (near !== undefined) return { hint: near, meant: /"(.*)"/.exec(near)?.[1] };
  const hint = hintElsewhere(key, schema, path) ?? listKeys(known);
  return { hint, meant: undefined };
}

/** Keys of other programs that say in one word what Kolofon says in another way. */
function hintForArticle(key: string, value: unknown): KeyHint | undefined {
  const name = key.toLowerCase();
  if (name === 'draft' || name === 'utkast' || name === 'kladd') {
    const hint = meansNo(value)
      ? 'Delete the line: an article is published unless its status says otherwise.'
      : 'Write status: draft';
    return { hint, meant: undefined };
  }
  if (name === 'publish' || (name === 'published' && typeof value === 'boolean'))
    return { hint: meansNo(value) ? 'Write status: draft' : 'Delete the line.', meant: undefined };
  if (['slug', 'id', 'permalink', 'url', 'uid'].includes(name))
    return { hint: 'Delete the line: the URL is made from the name of the file.', meant: undefined };
  if (['weight', 'order', 'part', 'series', 'position', 'nav_order', 'sidebar_position'].includes(name))
    return {
      hint: 'Delete the line: manifests say which articles a series has, in order.',
      meant: undefined,
    };
  if (['layout', 'type', 'template', 'toc', 'math', 'comments', 'cssclass'].includes(name))
    return { hint: 'Delete the line: Kolofon has no such setting.', meant: undefined };
  return undefined;
}

/** A key of another place in the same file. */
function hintElsewhere(key: string, schema: unknown, path: YamlPath): string | undefined {
  const paths = listPaths(schema).filter((one) => one.length > 1);
  const names = [...new Set(paths.map((one) => one.at(-1) ?? ''))];
  const [name] = synonymousKeys(key, names);
  const there = paths.find((one) => one.at(-1) === name);
  if (name === undefined || there === undefined) return undefined;
  const where = there.slice(0, -1).join(': ');
  return path.join('.') === there.slice(0, -1).join('.')
    ? undefined
    : `Did you mean "${name}" under "${where}"?`;
}

function listKeys(known: readonly string[]): string | undefined {
  if (known.length === 0 || known.length > 24) return undefined;
  return `The keys here are ${known.join(', ')}.`;
}
