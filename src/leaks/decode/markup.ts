import { keepResolved } from './character-references.ts';
import { buildText, type MappedText } from './mapped-text.ts';

/** Whether there is something in a text that markup alone would have. */
export function hasMarkup(text: string): boolean {
  return /<[a-z!?/]|&[a-z#]/i.test(text);
}

/** What is in each of these is no markup. */
const rawElements = new Set(['script', 'style']);

/**
 * HTML, XHTML, XML or SVG taken apart: the text between the tags, then what the tags contain (the values of attributes
 * among it), then comments, then scripts and style sheets. Character references are resolved. It takes anything: what
 * is no tag is text.
 */
export function parseMarkup(source: MappedText): MappedText[] {
  const { text } = source;
  const content = buildText(source);
  const tags = buildText(source);
  const comments = buildText(source);
  const scripts = buildText(source);
  const endOfTag = findTagEnds(text);
  let done = 0;
  let at = text.indexOf('<');
  while (at >= 0) {
    const kind = text[at + 1] ?? '';
    let end = at + 1;
    if (text.startsWith('<!--', at)) {
      keepResolved(text, done, at, content);
      end = endAfter(text, '-->', at + 4);
      comments.keep(at + 4, end);
      done = end;
    } else if (text.startsWith('<![CDATA[', at)) {
      keepResolved(text, done, at, content);
      end = endAfter(text, ']]>', at + 9);
      content.keep(at + 9, end);
      done = end;
    } else if (/[a-z/!?]/i.test(kind)) {
      const close = endOfTag(at);
      if (close < 0) break;
      keepResolved(text, done, at, content);
      end = close + 1;
      keepResolved(text, at, end, tags);
      const name = /^[a-z]+/i.exec(text.slice(at + 1, at + 10))?.[0].toLowerCase() ?? '';
      if (rawElements.has(name) && text[close - 1] !== '/') {
        const closing = endOfRaw(text, name, end);
        scripts.keep(end, closing);
        end = closing;
      }
      done = end;
    }
    at = text.indexOf('<', end);
  }
  keepResolved(text, done, text.length, content);
  return [content, tags, comments, scripts].map((builder) => builder.build());
}

function endAfter(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function endOfRaw(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(text)?.index ?? text.length;
}

/** Finds the `>` that ends a tag: not one in quotation marks, unless nothing closes them. */
function findTagEnds(text: string): (start: number) => number {
  const last = { '"': text.lastIndexOf('"'), "'": text.lastIndexOf("'"), '>': text.lastIndexOf('>') };
  return (start) => {
    if (start > last['>']) return -1;
    for (let at = start + 1; at <= last['>']; at += 1) {
      const character = text[at];
      if (character === '>') return at;
      if ((character === '"' || character === "'") && at < last[character] && text[at - 1] === '=')
        at = text.indexOf(character, at + 1);
    }
    return -1;
  };
}
