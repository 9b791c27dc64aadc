import { titleOfMarkdown } from '../../markdown/titles.ts';

export interface SummaryEntry {
  readonly title: string;
  /** Below the folder of the book's texts; undefined for a draft. */
  readonly file: string | undefined;
  readonly line: number;
  readonly entries: readonly SummaryEntry[];
}

/** What a line of dashes or a heading begins. */
export interface SummaryPart {
  readonly title: string | undefined;
  readonly entries: readonly SummaryEntry[];
}

interface OpenEntry extends SummaryEntry {
  readonly indent: number;
  readonly entries: OpenEntry[];
}

const link =
  /\[((?:\\.|[^[\]\\]|\[[^[\]]*\])*)\]\((<[^<>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)/;

/** `SUMMARY.md` (mdBook, "SUMMARY.md"): chapters before and after the list have no number. */
export function readSummary(text: string): SummaryPart[] {
  const parts: { title: string | undefined; entries: OpenEntry[] }[] = [{ title: undefined, entries: [] }];
  let open: OpenEntry[] = [];
  for (const [index, line] of text
    .replaceAll(/<!--[^]*?-->/g, (one) => one.replaceAll(/[^\n]/g, ' '))
    .split('\n')
    .entries()) {
    const heading = /^#[ \t]+(.*?)[ \t#]*$/.exec(line)?.[1];
    if (heading !== undefined) {
      // The first heading is that of the file.
      const isOfFile =
        parts.length === 1 &&
        parts[0]?.entries.length === 0 &&
        /^(?:summary|table of contents)$/i.test(heading);
      parts.push({ title: isOfFile ? undefined : titleOfMarkdown(heading), entries: [] });
      open = [];
      continue;
    }
    const [, space = '', marker] = /^([ \t]*)([-*+][ \t]+)?/.exec(line) ?? [];
    const match = link.exec(line);
    if (match === null) continue;
    const [, title = '', address = ''] = match;
    const indent = marker === undefined ? -1 : space.replaceAll('\t', '    ').length;
    const file = address.replace(/^<|>$/g, '').replace(/^\.?\//, '');
    const entry: OpenEntry = {
      title: titleOfMarkdown(title),
      file: file === '' ? undefined : file,
      line: index + 1,
      entries: [],
      indent,
    };
    open = open.filter((one) => one.indent < indent && one.indent >= 0);
    const parent = open.at(-1);
    // A chapter after the list, without a number, is outside of the last part.
    if (marker === undefined && parts.at(-1)?.title !== undefined)
      parts.push({ title: undefined, entries: [] });
    (parent?.entries ?? parts.at(-1)?.entries)?.push(entry);
    open.push(entry);
  }
  return parts.filter(({ entries }) => entries.length > 0);
}
