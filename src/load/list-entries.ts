/** Where an entry of a list is in its text, from its hyphen on in a list of lines. */
interface EntryRange {
  readonly from: number;
  readonly to: number;
}

export interface ListEntries {
  readonly ranges: readonly EntryRange[];
  /** Whether each range is a list of one entry, and not the entry alone. */
  readonly areLists: boolean;
}

/** The entries of a list that `readPlainYaml` can read: JSON, or plain lines. */
export function listEntries(text: string): ListEntries {
  if (/^\s*\[/.test(text)) return { ranges: entriesOfJson(text), areLists: false };
  const [, indent = ''] = /^(?: *(?:#.*)?\n)*( *)- /.exec(text) ?? [];
  return { ranges: entriesOfLines(text, indent), areLists: true };
}

/** Only the first line of an entry begins with a hyphen that is indented as the first one is. */
function entriesOfLines(text: string, indent: string): EntryRange[] {
  const starts = [...text.matchAll(new RegExp(`^${indent}- `, 'gm'))].map(({ index }) => index);
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? text.length }));
}

function entriesOfJson(text: string): EntryRange[] {
  const ranges: EntryRange[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]/g)) {
    if (sign === '[' || sign === '{') depth += 1;
    if (depth === 1 && sign === '[') from = index + 1;
    const isEnd = depth === 1 && (sign === ',' || sign === ']');
    if (isEnd) {
      ranges.push({ from: skipSpaces(text, from), to: index });
      from = index + 1;
    }
    if (sign === ']' || sign === '}') depth -= 1;
  }
  return ranges;
}

function skipSpaces(text: string, from: number): number {
  const space = /\s*/y;
  space.lastIndex = from;
  space.test(text);
  return space.lastIndex;
}
