import type { Nodes, Root } from 'hast';
import { append } from '../../model/append.ts';
import { readTags, voidElements } from '../../model/html-tags.ts';

/** A tag as it was written, or the tag that Markdown means. */
export interface WrittenTag {
  readonly name: string;
  readonly isEnd: boolean;
  /** Of HTML that the author wrote; the others are Markdown's. */
  readonly isRaw: boolean;
  /** Where the parser of HTML sees it begin and end; undefined for what is not in the text. */
  readonly at: number | undefined;
  readonly until: number | undefined;
  /** Where it begins and ends in the text. */
  readonly place: { readonly start: number; readonly end: number } | undefined;
}

/** The tags of a tree in which HTML is not parsed yet, in their order. */
export function readWrittenTags(tree: Root, text: string): readonly WrittenTag[] {
  const tags: WrittenTag[] = [];
  collect(tree, text, tags);
  return tags;
}

function collect(node: Nodes, text: string, tags: WrittenTag[]): void {
  if (node.type === 'raw') {
    append(tags, readRaw(node, text));
    return;
  }
  if (!('children' in node)) return;
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  const place = start === undefined || end === undefined ? undefined : { start, end };
  const name = node.type === 'element' ? node.tagName : undefined;
  const tag = { isRaw: false, at: start, until: end, place };
  if (name !== undefined) tags.push({ ...tag, name, isEnd: false });
  for (const child of node.children) collect(child, text, tags);
  if (name !== undefined && !voidElements.has(name)) tags.push({ ...tag, at: end, name, isEnd: true });
}

/** In a list or a quotation the parser sees fewer characters than were written. */
function readRaw({ value, position }: Extract<Nodes, { type: 'raw' }>, text: string): WrittenTag[] {
  const from = position?.start.offset;
  const seen = readTags(value);
  const written = from === undefined ? [] : readTags(text.slice(from, position?.end.offset));
  return seen.map(({ name, isEnd, start, end }, order): WrittenTag => {
    const source = written.length === seen.length ? written[order] : { start: 0, end: 1 };
    return {
      name,
      isEnd,
      isRaw: true,
      at: from === undefined ? undefined : from + start,
      until: from === undefined ? undefined : from + end,
      place:
        from === undefined || source === undefined
          ? undefined
          : { start: from + source.start, end: from + source.end },
    };
  });
}
