import type { Element, Root } from 'hast';
import { append } from '../../model/append.ts';
import { findFostered, type ParserChange, placeIn } from './find-fostered.ts';
import { pairTags, type TagPair } from './pair-tags.ts';
import type { WrittenTag } from './written-tags.ts';

/** An article with more is not written by a person. */
const most = 200;

/**
 * What the parser of HTML dropped, moved or ended early (HTML, section 13.2.6): it says nothing of that itself, but
 * every element of its tree has the place at which it was written.
 */
export function findChanges(tags: readonly WrittenTag[], tree: Root): readonly ParserChange[] {
  const elements = readElements(tree);
  const orders = new Map(tags.map((tag, order) => [tag, order]));
  const { pairs, strays } = pairTags(tags);
  const changes: (ParserChange | undefined)[] = strays.map(describeStray);
  for (const pair of pairs) {
    if (changes.length > most) break;
    const made = elements.get(`${pair.start.at} ${pair.start.name}`) ?? [];
    if (pair.start.isRaw && made.length === 0) changes.push(describeDropped(pair.start));
    else {
      const ender = findEnder(pair, made, tags, orders.get(pair.start) ?? 0);
      if (ender !== undefined && !strays.includes(ender)) changes.push(describeEnd(pair.start, ender));
    }
  }
  append(changes, findFostered(tags, tree));
  return changes.filter((change) => change !== undefined).slice(0, most);
}

function describe(tag: WrittenTag, message: string, hint: string): ParserChange | undefined {
  return tag.place && { place: tag.place, message, hint };
}

function describeStray(tag: WrittenTag): ParserChange | undefined {
  const { name } = tag;
  if (name === 'br') return describe(tag, '</br> is read as <br>.', 'Write <br>.');
  const message = `</${name}> ends nothing: no <${name}> is open.`;
  return describe(tag, message, `Remove it, or write <${name}> where it begins.`);
}

const partsOfTables = new Set('caption colgroup col thead tbody tfoot tr td th'.split(' '));

function describeDropped(tag: WrittenTag): ParserChange | undefined {
  const { name } = tag;
  if (partsOfTables.has(name))
    return describe(
      tag,
      `<${name}> is not where it belongs in a table: it is dropped, and its content stays.`,
      'Write <table><tr><td>…</td></tr></table>, or a table of Markdown.',
    );
  return describe(tag, `<${name}> cannot be here: it is dropped, and its content stays.`, 'Remove it.');
}

/** The tag that ends an element before its own end tag; undefined where that one does. */
function findEnder(
  { start, end }: TagPair,
  made: readonly Element[],
  tags: readonly WrittenTag[],
  order: number,
): WrittenTag | undefined {
  const [first] = made;
  if (first === undefined || end?.until === undefined) return undefined;
  const until = placeIn(first).end;
  if (made.length === 1 && until === end.until) return undefined;
  for (let index = order + 1; index < tags.length; index += 1) {
    const tag = tags[index];
    if (tag === undefined || tag === end) return undefined;
    if (tag.at !== undefined && tag.at >= until) return tag.isRaw || start.isRaw ? tag : undefined;
  }
  return undefined;
}

function describeEnd(start: WrittenTag, ender: WrittenTag): ParserChange | undefined {
  const cause = ender.isRaw ? `<${ender.isEnd ? '/' : ''}${ender.name}>` : 'What follows';
  const at = ender.isRaw ? ender : start;
  if (ender.isEnd)
    return describe(
      start.isRaw ? start : ender,
      `${cause} ends <${start.name}> too: elements end in the reverse order in which they begin.`,
      `Write </${start.name}> before ${cause}.`,
    );
  if (start.name === 'p')
    return describe(
      at,
      `${cause} ends the paragraph in which it begins: a paragraph cannot contain blocks.`,
      'Put an empty line before it, or write <div> instead of <p>.',
    );
  return describe(
    at,
    `${cause} ends <${start.name}>, which cannot contain it.`,
    `Write </${start.name}> before it, or remove one of the two.`,
  );
}

/**
 * The elements by the place and the name of their tags: several where the parser has begun one again. Parts of tables
 * that are in none are left out: the parser takes them at the start of an article, the sanitiser does not.
 */
function readElements(tree: Root): ReadonlyMap<string, readonly Element[]> {
  const elements = new Map<string, Element[]>();
  collect(tree, false);
  return elements;

  function collect({ children }: Root | Element, isInTable: boolean): void {
    for (const child of children) {
      if (child.type !== 'element') continue;
      if (isInTable || !partsOfTables.has(child.tagName)) {
        const key = `${placeIn(child).start} ${child.tagName}`;
        const same = elements.get(key);
        if (same === undefined) elements.set(key, [child]);
        else same.push(child);
      }
      collect(child, isInTable || child.tagName === 'table');
    }
  }
}
