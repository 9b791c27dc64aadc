import { lookupTable } from '../../../model/lookup-table.ts';

/** A shortcode with what it encloses; or a piece of HTML that is no shortcode. */
export type ShortcodeNode = string | Shortcode;

export interface Shortcode {
  /** In lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** As it was written: `[gallery ids="1,2"]`. */
  readonly written: string;
  /** Undefined where nothing closes it. */
  readonly content: readonly ShortcodeNode[] | undefined;
}

/** What is not searched for shortcodes: comments, which hold the settings of blocks, code, and tags. */
const tag = /<\/?([a-z][a-z\d]*)[^<>]*>/giy;
const literal = /^(?:pre|code|script|style)$/;
const opening = /\[([a-z][\w-]{0,60})((?:\s+|\/)[^[\]]{0,5000})?\]/giy;
const closing = /\[\/([a-z][\w-]{0,60})\]/giy;
const escaped = /\[(\[\/?[a-z][\w-]*[^[\]]*\])\]/giy;
/** Shortcodes whose content is no HTML. */
const verbatim =
  /^(?:code|sourcecode|source|highlight|php|python|js|javascript|css|html|xml|sql|bash|java|latex|math|tex|katex)$/;

/** A shortcode that may be closed, and its index among the nodes. */
interface Open {
  readonly name: string;
  readonly index: number;
}

/** Reads the shortcodes of a text, in time that grows with its length. `isName` says which names are shortcodes. */
export function readShortcodes(
  html: string,
  isName: (name: string, written: string) => boolean,
): ShortcodeNode[] {
  if (!html.includes('[')) return [html];
  const endOf = endFinder(html);
  const openNames = new Map<string, number>();
  const count = (name: string, by: number) => openNames.set(name, (openNames.get(name) ?? 0) + by);
  const stack: Open[] = [];
  const nodes: ShortcodeNode[] = [];
  let done = 0;
  let at = 0;
  const addText = (end: number) => {
    if (end > done) nodes.push(html.slice(done, end));
  };
  while (at < html.length) {
    at = nextMark(html, at);
    if (at === -1) break;
    if (html[at] === '<') {
      at = skipTag(html, at, endOf);
      continue;
    }
    const plain = matchAt(escaped, html, at);
    if (plain !== undefined) {
      addText(at);
      nodes.push(plain[1] ?? '');
      at = done = at + plain[0].length;
      continue;
    }
    const end = matchAt(closing, html, at);
    const [, endName = ''] = end ?? [];
    if (end !== undefined && (openNames.get(endName.toLowerCase()) ?? 0) > 0) {
      const index = stack.findLastIndex(({ name }) => name === endName.toLowerCase());
      addText(at);
      at = done = at + end[0].length;
      // What was opened inside and is not closed encloses nothing.
      for (const { name } of stack.splice(index + 1)) count(name, -1);
      const opened = stack.pop()?.index ?? 0;
      count(endName.toLowerCase(), -1);
      const content = nodes.splice(opened + 1);
      nodes[opened] = { ...(nodes[opened] as Shortcode), content };
      continue;
    }
    const start = matchAt(opening, html, at);
    const name = start?.[1]?.toLowerCase() ?? '';
    if (start === undefined || !isName(name, start[0])) {
      at += end?.[0].length ?? 1;
      continue;
    }
    addText(at);
    at = done = at + start[0].length;
    const facts = { name, attributes: readAttributes(start[2] ?? ''), written: start[0] };
    if (/\/\s*\]$/.test(start[0])) nodes.push({ ...facts, content: undefined });
    else if (verbatim.test(name)) {
      const close = endOf(`[/${name}]`, at);
      nodes.push({ ...facts, content: close === -1 ? undefined : [html.slice(at, close)] });
      if (close !== -1) at = done = close + name.length + 3;
    } else {
      count(name, 1);
      stack.push({ name, index: nodes.length });
      nodes.push({ ...facts, content: undefined });
    }
  }
  addText(html.length);
  return nodes;
}

/** Finds the next of a mark, in any case. A mark that is not there is looked for once. */
function endFinder(html: string): (mark: string, from: number) => number {
  const lower = html.toLowerCase();
  const last = new Map<string, number>();
  return (mark, from) => {
    const end = last.get(mark) ?? lower.lastIndexOf(mark);
    last.set(mark, end);
    return from > end ? -1 : lower.indexOf(mark, from);
  };
}

/** The offset after a comment, a tag, or an element whose content is no text. */
function skipTag(html: string, at: number, endOf: (mark: string, from: number) => number): number {
  if (html.startsWith('<!--', at)) {
    const end = endOf('-->', at);
    return end === -1 ? at + 4 : end + 3;
  }
  const match = matchAt(tag, html, at);
  if (match === undefined) return at + 1;
  const name = match[1]?.toLowerCase() ?? '';
  const end = literal.test(name) && html[at + 1] !== '/' ? endOf(`</${name}>`, at) : -1;
  return end === -1 ? at + match[0].length : end;
}

function nextMark(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === 60 || code === 91) return at;
  }
  return -1;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** `a="x" b='y' c=z`; a value without a name is called by its number. */
function readAttributes(written: string): Record<string, string> {
  const attributes: Record<string, string> = lookupTable({});
  let count = 0;
  const plain = written.replaceAll(/&quot;|&#8220;|&#8221;|[\u201C\u201D\u2033]/g, '"');
  for (const [, name, double, single, bare, alone] of plain.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/]+))|"([^"]*)"|([^\s"'/]+)/g,
  )) {
    if (name === undefined) {
      attributes[String(count)] = alone ?? '';
      count += 1;
    } else attributes[name.toLowerCase()] = double ?? single ?? bare ?? '';
  }
  return attributes;
}
