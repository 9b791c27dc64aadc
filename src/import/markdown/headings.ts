import { githubSlug } from '../../markdown/heading-aliases.ts';
import { maskCode } from './mask-code.ts';

/** A heading as it is written, and what others may link to it by. */
interface Heading {
  readonly depth: number;
  /** With its markup, without its marks and its attributes. */
  readonly written: string;
  /** Its text alone. */
  readonly text: string;
  /** The id that somebody gave it. */
  readonly id: string | undefined;
  /** The fragment by which Kolofon finds it. */
  readonly fragment: string;
  readonly start: number;
  /** The offset after the last character of its last line. */
  readonly end: number;
}

export interface Outline {
  readonly headings: readonly Heading[];
  /** Ids that somebody wrote. */
  readonly anchors: ReadonlySet<string>;
}

const marked = /^ {0,3}(#{1,6})(?:[ \t].*)?$/;
const underlined = /^ {0,3}[^\s>#|+*-]/;
const underline = /^ {0,3}(?:=+|-{2,})[ \t]*$/;

/** In characters: a longer line is no heading that somebody wrote. */
const longest = 2_000;

/** `{#id .class}` of a heading, also with the colon of kramdown, or in the comment of MDX. */
const headingAttributes =
  /\{(?::|\/\*)?[ \t]*(?:#([^\s{}]+))?((?:[ \t]*[-.#a-z][^{}\n]*)?)[ \t]*(?:\*\/)?\}$/i;

/** The headings of a body, and its anchors. */
export function readOutline(body: string): Outline {
  const masked = maskCode(body);
  const headings: Heading[] = [];
  const anchors = new Set<string>();
  const counts = new Map<string, number>();
  for (const { depth, start, end } of headingsIn(masked)) {
    const line = body.slice(start, end).split('\n', 1)[0] ?? '';
    if (line.length > longest) continue;
    const words = line.trim();
    const raw = words.startsWith('#') ? words.replaceAll(/^#+|(?<=[ \t])#+$/g, '').trim() : words;
    const id = headingAttributes.exec(raw)?.[1];
    if (id !== undefined) anchors.add(id);
    const written = raw.replace(headingAttributes, '').trimEnd();
    const text = plainText(written);
    const slug = githubSlug(text);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    headings.push({
      depth,
      written,
      text,
      id,
      fragment: count === 0 ? slug : `${slug}-${String(count)}`,
      start,
      end,
    });
  }
  if (!masked.includes('<')) return { headings, anchors };
  for (const [, name = ''] of masked.matchAll(/<[a-z][^<>]*\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)/gi))
    anchors.add(name);
  return { headings, anchors };
}

/** Line by line: most lines are none. */
function* headingsIn(masked: string): Generator<Pick<Heading, 'depth' | 'start' | 'end'>> {
  let before: { readonly line: string; readonly start: number } | undefined;
  let start = 0;
  for (const line of masked.split('\n')) {
    const end = start + line.length;
    const marks = line.includes('#') ? marked.exec(line)?.[1] : undefined;
    if (marks !== undefined) yield { depth: marks.length, start, end };
    const isUnderline = /[=-]/.test(line) && underline.test(line);
    const isSetext = isUnderline && before !== undefined && underlined.test(before.line);
    if (isSetext) yield { depth: line.includes('=') ? 1 : 2, start: before?.start ?? start, end };
    before = marks === undefined && !isSetext ? { line, start } : undefined;
    start = end + 1;
  }
}

/** The words of a line of Markdown. */
export function plainText(written: string): string {
  if (!/[`<[*_~\\!]/.test(written)) return written.trim();
  return (
    written
      // Before links: in `list<[Item][item]>`, the brackets make it no tag.
      .replaceAll(/(`+)(.+?)\1|(?<!\\)<\/?[a-z][^<>]*>/gi, '$2')
      .replaceAll(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])?/g, '$1')
      .replaceAll(/(?<![\\\w])(\*{1,3}|_{1,3}|~~)(?=\S)([^\n]*?\S)\1(?!\w)/g, '$2')
      .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
      .trim()
  );
}
