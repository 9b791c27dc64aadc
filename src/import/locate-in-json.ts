/** A place in a text. Both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A token of JSON (RFC 8259) with the white space before it. */
const token =
  // eslint-disable-next-line no-control-regex -- strings of JSON hold none of them
  /[ \t\r\n]*(?:([[\]{},:])|("[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001F]*)*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

interface Open {
  readonly isList: boolean;
  /** The key or the index of the value that is read. */
  key: string | number;
}

/** What may come next: a value, a key, the colon after it, or what follows a value. */
type Expected = 'value' | 'key' | 'colon' | 'next';

/**
 * Where a text stops being JSON, which `JSON.parse` does not always say; or where the value at `path` begins, if that comes
 * first.
 */
export function locateInJson(text: string, path?: readonly PropertyKey[]): TextPlace {
  const open: Open[] = [];
  let expected: Expected = 'value';
  let mayEnd = false;
  token.lastIndex = 0;
  for (let end = 0; ; end = token.lastIndex) {
    token.lastIndex = end;
    const match = token.exec(text);
    const start = match === null ? skipSpace(text, end) : end + match[0].length - match[0].trimStart().length;
    const [, sign, string] = match ?? [];
    const inner = open.at(-1);
    if (match === null) return placeIn(text, start);
    if (expected === 'value' && (sign === undefined || sign === '{' || sign === '[')) {
      if (path?.length === open.length && open.every(({ key }, at) => key === path[at]))
        return placeIn(text, start);
      if (sign === undefined) expected = 'next';
      else {
        open.push({ isList: sign === '[', key: 0 });
        expected = sign === '[' ? 'value' : 'key';
      }
      mayEnd = sign !== undefined;
      continue;
    }
    if (expected === 'key' && string !== undefined && inner !== undefined) {
      inner.key = JSON.parse(string) as string;
      expected = 'colon';
    } else if (expected === 'colon' && sign === ':') expected = 'value';
    else if (expected === 'next' && sign === ',' && inner !== undefined) {
      if (typeof inner.key === 'number') inner.key += 1;
      expected = inner.isList ? 'value' : 'key';
    } else if (
      (expected === 'next' || mayEnd) &&
      inner !== undefined &&
      sign === (inner.isList ? ']' : '}')
    ) {
      open.pop();
      expected = 'next';
    } else return placeIn(text, start);
    mayEnd = false;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}

function placeIn(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
