import { voidElements } from '../../model/html-tags.ts';
import type { WrittenTag } from './written-tags.ts';

/** The tags of an element as its author meant it. */
export interface TagPair {
  readonly start: WrittenTag;
  /** Undefined where the author wrote none. */
  readonly end: WrittenTag | undefined;
}

/** What the sanitiser takes out with all that is in it, and says so. */
const opaque = new Set(
  'script style template title svg math iframe object noscript textarea select xmp noembed noframes'.split(
    ' ',
  ),
);

/** Each end tag belongs to the last element of its name that is open; `strays` belong to none. */
export function pairTags(tags: readonly WrittenTag[]): {
  readonly pairs: readonly TagPair[];
  readonly strays: readonly WrittenTag[];
} {
  const pairs: TagPair[] = [];
  const strays: WrittenTag[] = [];
  const open: WrittenTag[] = [];
  /** How many are open, by name: to look for one that is not there would take long in a deep tree. */
  const counts = new Map<string, number>();
  const unclosed = new Set<string>();
  const count = (tag: WrittenTag, by: number): void => {
    counts.set(keyOf(tag), (counts.get(keyOf(tag)) ?? 0) + by);
  };
  for (const tag of tags) {
    const around = open.at(-1);
    const isHidden = around?.isRaw === true && opaque.has(around.name);
    if (isHidden && !(tag.isEnd && tag.name === around.name)) continue;
    if (!tag.isEnd) {
      if (voidElements.has(tag.name)) pairs.push({ start: tag, end: undefined });
      else {
        open.push(tag);
        count(tag, 1);
      }
    } else if ((counts.get(keyOf(tag)) ?? 0) > 0) {
      const index = open.findLastIndex((start) => keyOf(start) === keyOf(tag));
      // What Markdown ends, ends all in it; raw tags may be crossed.
      const ended = open.splice(index, tag.isRaw ? 1 : open.length);
      for (const [order, start] of ended.entries()) {
        pairs.push({ start, end: order === 0 ? tag : undefined });
        count(start, -1);
      }
      if (tag.at === undefined) unclosed.add(tag.name);
    } else if (tag.isRaw && tag.at !== undefined && !unclosed.has(tag.name)) strays.push(tag);
  }
  return { pairs: [...pairs, ...open.map((start) => ({ start, end: undefined }))], strays };
}

function keyOf({ name, isRaw }: WrittenTag): string {
  return isRaw ? name : `${name} of Markdown`;
}
