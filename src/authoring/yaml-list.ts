import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isPair, isScalar, isSeq, parseDocument, Scalar, stringify, type YAMLSeq } from 'yaml';
import { applyEdits } from '../diagnostics/apply-edits.ts';
import type { Edit } from '../diagnostics/diagnostic.ts';

/** The way to a list: `['parts', 2, 'parts']`. */
type Path = readonly (string | number)[];

/**
 * The edit that adds a text to a list of a YAML file, after the entry with the index `after`, or as its last. Every other
 * byte stays as it is. Undefined where the file is written in a way for which there is no safe edit.
 */
export function insertIntoList(text: string, path: Path, value: string, after?: number): Edit | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const list = document.getIn(path, true);
  const edit =
    isSeq(list) && list.items.length > 0
      ? insertBehind(text, list, value, after)
      : beginList(text, document.contents, path, value);
  if (edit === undefined) return undefined;
  const edited = parseDocument(applyEdits(text, [edit]));
  const expected = withAdded(document.toJS(), path, value, after);
  const isRight = edited.errors.length === 0 && isDeepStrictEqual(edited.toJS(), expected);
  return isRight ? edit : undefined;
}

function insertBehind(text: string, list: YAMLSeq, value: string, after?: number): Edit | undefined {
  const index = after ?? list.items.length - 1;
  const [item, next] = [list.items[index], list.items[index + 1]];
  if (!isNode(item) || !item.range) return undefined;
  const written = writeLike(item, value);
  if (list.flow === true) {
    const [start, end] = item.range;
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const gap = /^[ \t]+$/.test(before) ? `\n${before}` : ' ';
    return isNode(next) && next.range
      ? insertAt(next.range[0], `${written},${gap}`)
      : insertAt(end, `,${gap}${written}`);
  }
  const prefix = list.items.flatMap((one) => hyphenOf(text, one)).at(0);
  if (prefix === undefined) return undefined;
  const line = text.indexOf('\n', lastOffset(item));
  return insertAt(line === -1 ? text.length : line, `\n${prefix}${written}`);
}

/** A list that is empty, or not there. */
function beginList(text: string, root: unknown, path: Path, value: string): Edit | undefined {
  const written = stringify(value).trimEnd();
  const [key] = path;
  if (!isMap(root) || path.length !== 1 || typeof key !== 'string') return undefined;
  const pair = root.items.find((one) => isScalar(one.key) && one.key.value === key);
  if (pair === undefined) {
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    return insertAt(text.length, `${gap}${key}:\n  - ${written}\n`);
  }
  const node = pair.value;
  if (isSeq(node) && node.flow === true && node.comment != null && node.range)
    return insertAt(node.range[1] - 1, `  ${written}`);
  if (isNode(node) && node.range && node.range[1] > node.range[0])
    return { start: node.range[0], end: node.range[1], text: `[${written}]` };
  const keyEnd = isScalar(pair.key) ? pair.key.range?.[1] : undefined;
  if (keyEnd === undefined) return undefined;
  const line = text.indexOf('\n', keyEnd);
  return insertAt(line === -1 ? text.length : line, `\n  - ${written}`);
}

function insertAt(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}

/** With the quotes of its neighbour. */
function writeLike(neighbour: unknown, value: string): string {
  const type = isScalar(neighbour) ? neighbour.type : undefined;
  if (type === Scalar.QUOTE_DOUBLE) return JSON.stringify(value);
  if (type === Scalar.QUOTE_SINGLE) return `'${value.replaceAll("'", "''")}'`;
  return stringify(value).trimEnd();
}

/** What is before an entry on its line: its indentation, its hyphen and its spaces. */
function hyphenOf(text: string, item: unknown): string[] {
  if (!isNode(item) || !item.range) return [];
  const [start] = item.range;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [, prefix] = /^([ \t]*-[ \t]+)(?:[&!]\S*[ \t]+)*$/.exec(before) ?? [];
  return prefix === undefined ? [] : [prefix];
}

/** Where the last value in a node ends, without the comments and empty lines after it. */
function lastOffset(node: unknown): number {
  if (isPair(node)) return lastOffset(node.value ?? node.key);
  if ((isMap(node) || isSeq(node)) && node.flow !== true && node.items.length > 0)
    return lastOffset(node.items.at(-1));
  return isNode(node) && node.range ? node.range[1] : 0;
}

function withAdded(data: unknown, path: Path, value: string, after?: number): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    const list = Array.isArray(data) ? (data as unknown[]) : [];
    return list.toSpliced((after ?? list.length - 1) + 1, 0, value);
  }
  if (Array.isArray(data))
    return (data as unknown[]).map((one, index) =>
      index === key ? withAdded(one, rest, value, after) : one,
    );
  const mapping = (data ?? {}) as Readonly<Record<string, unknown>>;
  return { ...mapping, [key]: withAdded(mapping[key], rest, value, after) };
}
