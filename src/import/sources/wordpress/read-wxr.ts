import { SaxesParser } from 'saxes';
import { ImportError } from '../../import-error.ts';
import type { BuilderText } from './builders/text-of-builder.ts';
import { detach } from './detach.ts';

/** Something in an export of WordPress: "WXR", RSS 2.0 with more elements. */
export type WxrPart =
  | { readonly kind: 'site'; readonly name: string; readonly value: string }
  | { readonly kind: 'record'; readonly record: WxrRecord }
  | { readonly kind: 'item'; readonly item: WxrItem };

/** An author, a category, a tag or a term, with its elements by their names. */
interface WxrRecord {
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
  /** What plug-ins keep with a term. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
}

/** A post, a page, an attachment or any other thing that has an id. */
export interface WxrItem {
  /** Elements by their names: `wp:post_id`. */
  readonly values: ReadonlyMap<string, string>;
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly terms: readonly WxrTermOfItem[];
  readonly comments: number;
  /** Where it begins. */
  readonly line: number;
  /** Of a post whose text is that of a page builder. */
  readonly builder?: BuilderText;
}

interface WxrTermOfItem {
  readonly taxonomy: string;
  readonly slug: string;
  readonly name: string;
}

const records = new Set(['wp:author', 'wp:category', 'wp:tag', 'wp:term']);

/** Reads an export piece by piece: of all its items, one is in memory. `name` is for messages. */
export async function* readWxr(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<WxrPart> {
  const parts: WxrPart[] = [];
  const reader = openReader(name, parts);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    reader.write(decoder.decode(chunk, { stream: true }).replaceAll(controls, ''));
    yield* parts;
    parts.length = 0;
  }
  reader.close();
  yield* parts;
}

/** WordPress exports characters that no XML may hold (XML 1.0, section 2.2). */
// eslint-disable-next-line no-control-regex
const controls = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

function encodingOf(start: Buffer): string {
  const [, encoding = 'utf-8'] = /^[^>]*encoding="([\w-]+)"/.exec(start.toString('latin1', 0, 200)) ?? [];
  try {
    return new TextDecoder(encoding).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Mistakes of exports that leave no doubt where an element ends. */
const tolerable = /entity|disallowed (?:character|in char data)|namespace/i;

const cdata = { start: '<![CDATA[', end: ']]>' } as const;

interface Reader {
  write(text: string): void;
  close(): void;
}

/** Takes what is in CDATA, which is nearly all of an export, past the parser, which looks at each character of it. */
function openReader(name: string, parts: WxrPart[]): Reader {
  let skippedLines = 0;
  const { parser, addText } = openParser(name, parts, () => skippedLines);
  let isInside = false;
  let rest = '';
  return {
    write: (text) => {
      let from = 0;
      const all = rest + text;
      for (;;) {
        const mark = isInside ? cdata.end : cdata.start;
        const at = all.indexOf(mark, from);
        // The beginning of the next mark may be at the end.
        const end = at === -1 ? Math.max(from, all.length - mark.length + 1) : at;
        const piece = all.slice(from, end);
        if (isInside) {
          addText(piece);
          skippedLines += piece.split('\n').length - 1;
        } else parser.write(piece);
        from = end;
        if (at === -1) break;
        parser.write(mark);
        from += mark.length;
        isInside = !isInside;
      }
      rest = all.slice(from);
    },
    close: () => {
      parser.write(rest);
      parser.close();
    },
  };
}

function openParser(
  name: string,
  parts: WxrPart[],
  skippedLines: () => number,
): { readonly parser: SaxesParser; readonly addText: (text: string) => void } {
  const parser = new SaxesParser();
  const line = () => parser.line + skippedLines();
  const open: string[] = [];
  let text: string[] = [];
  let item: OpenItem | undefined;
  let record: { name: string; values: Map<string, string>; meta: Map<string, string[]> } | undefined;
  let pair: Map<string, string> | undefined;
  let term: { taxonomy: string; slug: string } | undefined;
  parser.on('error', ({ message }) => {
    if (tolerable.test(message)) return;
    const place = `${name}, line ${String(line())}`;
    throw new ImportError(
      parser.closed || /unclosed|document must contain/i.test(message)
        ? `${place}: the export ends inside <${open.at(-1) ?? 'rss'}>. Export the site again; large sites in several parts.`
        : `${place}: this is no XML. ${message.replace(/^[\d:.\s]+/, '')}.`,
    );
  });
  parser.on('doctype', (declarations) => {
    if (declarations.includes('<!ENTITY'))
      throw new ImportError(
        `${name}, line ${String(line())}: the export defines entities. WordPress writes none.`,
      );
  });
  parser.on('opentag', (tag) => {
    open.push(tag.name);
    text = [];
    if (tag.name === 'item')
      item = { values: new Map(), meta: new Map(), terms: [], comments: 0, line: line() };
    else if (item === undefined && records.has(tag.name))
      record = { name: tag.name, values: new Map(), meta: new Map() };
    else if (tag.name === 'wp:postmeta' || tag.name === 'wp:comment' || tag.name === 'wp:termmeta')
      pair = new Map();
    else if (item !== undefined && tag.name === 'category') {
      const { domain, nicename } = tag.attributes as Record<string, string>;
      term = { taxonomy: domain ?? 'category', slug: nicename ?? '' };
    }
  });
  const addText = (value: string): void => void text.push(value);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name: tag }) => {
    open.pop();
    // The rest is kept in an index of the whole site.
    const value = tag === 'content:encoded' ? text.join('') : detach(text.join(''));
    text = [];
    if (pair !== undefined) {
      if (!/^wp:(?:postmeta|comment|termmeta)$/.test(tag)) {
        if (!pair.has(tag)) pair.set(tag, value);
        return;
      }
      // A comment has its own meta in it.
      if (tag === 'wp:postmeta' && item !== undefined) addMeta(item, pair);
      if (tag === 'wp:termmeta' && record !== undefined) addMeta(record, pair);
      if (tag === 'wp:comment' && item !== undefined) item.comments += 1;
      pair = undefined;
    } else if (item !== undefined) {
      if (tag === 'item') {
        parts.push({ kind: 'item', item });
        item = undefined;
      } else if (tag === 'category' && term !== undefined) {
        item.terms.push({ ...term, name: value });
        term = undefined;
      } else item.values.set(tag, value);
    } else if (record !== undefined) {
      if (tag === record.name) {
        parts.push({ kind: 'record', record });
        record = undefined;
      } else record.values.set(tag, value);
    } else if (open.at(-1) === 'channel') parts.push({ kind: 'site', name: tag, value });
  });
  return { parser, addText };
}

interface OpenItem {
  readonly values: Map<string, string>;
  readonly meta: Map<string, string[]>;
  readonly terms: WxrTermOfItem[];
  comments: number;
  readonly line: number;
}

function addMeta({ meta }: Pick<OpenItem, 'meta'>, pair: ReadonlyMap<string, string>): void {
  const key = pair.get('wp:meta_key');
  if (key === undefined) return;
  const value = pair.get('wp:meta_value') ?? '';
  const values = meta.get(key);
  if (values === undefined) meta.set(key, [value]);
  else values.push(value);
}
