import type { Nodes, Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { walkNodes } from '../../model/walk-nodes.ts';
import { parseMarkdown } from '../../markdown/parse.ts';

/** In characters: about as much as search engines show. */
const longest = 200;

/** In characters: where a text begins with something else than sentences, they come soon. */
const read = 4_000;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The first sentences of a text; undefined where it has none. */
export async function summarise(body: string): Promise<string | undefined> {
  const text = await firstParagraph(body);
  if (text === undefined) return undefined;
  let summary = '';
  for (const { segment } of segmenter.segment(text.slice(0, longest * 3))) {
    if (summary !== '' && summary.length + segment.trimEnd().length > longest) break;
    summary += segment;
  }
  return cut(summary.trim());
}

/** The first paragraph of the text itself, or else of a callout, a list or a quotation. */
async function firstParagraph(body: string): Promise<string | undefined> {
  const tree = await parse(beginningOf(body));
  if (tree === undefined) return undefined;
  const outer = tree.children.filter((node) => node.type === 'paragraph');
  const all: Paragraph[] = [];
  walkNodes<Nodes>(tree, (node) => {
    if (node.type === 'paragraph' && node.data === undefined) all.push(node);
  });
  for (const paragraph of [...outer, ...all]) {
    const text = wordsOf(paragraph);
    if (/\p{L}{2}.*\s/u.test(text) && !text.includes('unconverted: ')) return text;
  }
  return undefined;
}

/** As much of a text as its summary is in: its first paragraph, where that can be nothing else. */
function beginningOf(body: string): string {
  const [first, next = ''] = body.replace(/^(?:#{1,6} [^\n]*\n+)+/, '').split('\n\n', 2);
  if (first !== undefined && first.length < read && sentences.test(first) && !/^[:\s]/.test(next))
    return first;
  const end = body.indexOf('\n\n', read);
  return end === -1 ? body.slice(0, read * 3) : body.slice(0, end);
}

/** Words in one line, with emphasis and links: nothing that other lines could give another meaning. */
const sentences =
  /^\p{L}{2,} \p{L}(?:[\p{L}\p{N} .,;?!()'"\u2018-\u201D\u00AB\u00BB\u2013\u2014*`-]|\[[\p{L}\p{N} .,*-]+\]\([\w./:-]+\))+$/u;

/** A text that no parser reads has no summary: checks say why. */
async function parse(text: string) {
  try {
    return await parseMarkdown(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Citations and notes, which a summary cannot hold. */
const notes = /\s*\[(?:\^[^\]\s]+|[^[\]]*(?<!\w)@[\w:.-]+[^[\]]*)\]/g;

function wordsOf(node: Paragraph): string {
  // The words of two lines are no one word.
  walkNodes<Nodes>(node, (inner) => {
    if (inner.type === 'break' || (inner.type === 'html' && /^<br\b/i.test(inner.value)))
      Object.assign(inner, { type: 'text', value: ' ' });
  });
  return toString(node, { includeHtml: false, includeImageAlt: false })
    .replaceAll(notes, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function cut(summary: string): string {
  if (summary.length <= longest * 1.5) return summary;
  const words = summary.slice(0, longest).replace(/\s+\S*$/, '');
  return `${words} …`;
}
