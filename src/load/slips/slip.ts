/** YAML that cannot be read, by lines. */
export interface BrokenYaml {
  readonly lines: readonly string[];
  /** The index of the line at which the parser gave up: the slip is on it or before it. */
  readonly at: number;
}

/** What somebody most likely meant to write. */
export interface Slip {
  /** The index of its line. */
  readonly line: number;
  /** The columns that it takes up, from 0. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly hint: string;
  /** What to write instead, where there is one right way. */
  readonly fix?: SlipFix | undefined;
}

/** The text for a range of columns of the line, from 0. */
export interface SlipFix {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export type FindSlip = (yaml: BrokenYaml) => Slip | undefined;

/** A slip that can be seen on its line alone. */
export type SlipOnLine = (line: string) => Omit<Slip, 'line'> | undefined;

/** The longest line that is looked at. */
const longest = 2_000;

/** Looks at the line where the parser gave up, and at the one before it, where it often began. */
export function onLine(find: SlipOnLine): FindSlip {
  return ({ lines, at }) => {
    for (const line of [at, previousLine(lines, at)]) {
      const text = line === undefined ? undefined : lines[line];
      if (line === undefined || text === undefined || text.length > longest) continue;
      const slip = find(text);
      if (slip !== undefined) return { line, ...slip };
    }
    return undefined;
  };
}

/** The index of the nearest line before this one that is neither blank nor a comment. */
export function previousLine(lines: readonly string[], at: number): number | undefined {
  for (let line = at - 1; line >= 0; line -= 1) if (hasContent(lines[line] ?? '')) return line;
  return undefined;
}

export function hasContent(line: string): boolean {
  return /^\s*[^\s#]/.test(line);
}

/** A line that gives a key a value. */
export interface Entry {
  /** What is in front of the value: `  title: `. */
  readonly start: string;
  readonly key: string;
  readonly value: string;
}

export function readEntry(line: string): Entry | undefined {
  const match = /^((?: |- )*([\p{L}_][\p{L}\p{N}_.-]*): +)(\S.*)$/u.exec(line.slice(0, longest));
  const [, start, key, value] = match ?? [];
  if (start === undefined || key === undefined || value === undefined) return undefined;
  return { start, key, value: value.trimEnd() };
}

/** `- @hav`: a value in a list has no key. */
function readItem(line: string): Entry | undefined {
  const match = /^( *(?:- +)+)([^\s#-].*)$/.exec(line.slice(0, longest));
  const [, start, value] = match ?? [];
  return start === undefined || value === undefined ? undefined : { start, key: '', value: value.trimEnd() };
}

/** Looks at the value of a key, or in a list, on such a line. */
export function onEntry(find: (entry: Entry) => Omit<Slip, 'line'> | undefined): FindSlip {
  return onLine((line) => {
    const entry = readEntry(line) ?? readItem(line);
    return entry && find(entry);
  });
}

/** Looks for a value on the line where the parser gave up, and on each line before it. */
export function onEarlierEntry(find: (entry: Entry) => Omit<Slip, 'line'> | undefined): FindSlip {
  return ({ lines, at }) => {
    for (let line = at; line >= 0; line -= 1) {
      const entry = readEntry(lines[line] ?? '');
      const slip = entry && find(entry);
      if (slip !== undefined) return { line, ...slip };
    }
    return undefined;
  };
}

/** The text in quotes, ready to be copied into YAML. */
export function quote(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

export function insertSpace(column: number): SlipFix {
  return { from: column, to: column, text: ' ' };
}

/** Quotes around a value. None where a comment may follow it: nobody knows what of it is the text. */
export function quoteValue({ start, value }: Entry, text = value): SlipFix | undefined {
  if (/\s#/.test(value)) return undefined;
  return { from: start.length, to: start.length + value.length, text: quote(text) };
}

const mostCopied = 60;

/** `title: "Hav: en bok"`, shortened where it is long; `- "Hav: en bok"` in a list. */
export function writeQuoted(key: string, text: string): string {
  return `${key === '' ? '-' : `${key}:`} ${text.length > mostCopied ? '"…"' : quote(text)}`;
}
