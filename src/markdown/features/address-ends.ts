import type { Link, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Feature } from '../feature.ts';

/** Punctuation of Chinese and Japanese, which no address holds unencoded. */
const wide =
  /[\u3001\u3002\u3008-\u3011\u3014-\u301B\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F\u201C\u201D]/u;

/** An address in running text ends where full-width punctuation begins: `（http://example.com）。` */
export const addressEnds: Feature = {
  name: 'address-ends',
  markdown(tree, { source }) {
    if (!wide.test(source.text) || !/:\/\/|www\.|@/i.test(source.text)) return;
    visit(tree, 'link', (link, index, parent) => {
      const start = link.position?.start.offset ?? 0;
      if (/[[<]/.test(source.text[start] ?? '[') || parent === undefined || index === undefined)
        return undefined;
      const rest = cutAddress(link);
      if (rest !== undefined) parent.children.splice(index + 1, 0, rest);
      return [SKIP, index + 1];
    });
  },
};

/** Shortens the link, and gives the text behind it. */
function cutAddress(link: Link): Text | undefined {
  const [text] = link.children;
  if (text?.type !== 'text' || link.children.length > 1) return undefined;
  const length = text.value.search(wide);
  if (length < 0) return undefined;
  const rest: Text = { type: 'text', value: text.value.slice(length) };
  const [start, end] = [link.position?.start, link.position?.end];
  if (start?.offset !== undefined && end !== undefined) {
    const cut = { line: start.line, column: start.column + length, offset: start.offset + length };
    link.position = { start, end: cut };
    text.position = link.position;
    rest.position = { start: cut, end };
  }
  link.url = link.url.slice(0, link.url.length - rest.value.length);
  text.value = text.value.slice(0, length);
  return rest;
}
