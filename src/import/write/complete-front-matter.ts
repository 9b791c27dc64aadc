import { toString } from 'mdast-util-to-string';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { ImportedArticle, ImportedFrontMatter, Loss } from '../imported.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

interface Completed {
  readonly frontMatter: ImportedFrontMatter;
  readonly guesses: readonly Loss[];
}

/**
 * Gives an article the summary and the date that every article has: the first sentences of its text, and the day of the
 * first import.
 */
export function completeFrontMatter(
  { frontMatter, body, origin, path }: ImportedArticle,
  firstImported: string,
): Completed {
  const guess = (what: string, detail: string): Loss => ({
    kind: 'loss',
    what,
    detail,
    became: 'guessed',
    origin,
    article: path,
  });
  const summary = frontMatter.summary?.trim() ? frontMatter.summary : summarise(body, frontMatter.title);
  return {
    frontMatter: { ...frontMatter, summary, published: frontMatter.published ?? firstImported },
    guesses: [
      ...(summary === frontMatter.summary ? [] : [guess('summaries from the first sentences', summary)]),
      ...(frontMatter.published === undefined ? [guess('dates of the import', firstImported)] : []),
    ],
  };
}

/** In characters: about as much as search engines show. */
const longest = 200;

function summarise(body: string, title: string): string {
  const start = parser.parse(body.slice(0, 8_000));
  const text = textOfFirstParagraph(start);
  if (text === '') return title;
  const sentences = [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)];
  let summary = '';
  for (const { segment } of sentences) {
    if (summary !== '' && summary.length + segment.trimEnd().length > longest) break;
    summary += segment;
  }
  return cut(summary.trim());
}

function textOfFirstParagraph({ children }: Root): string {
  const texts = children
    .filter(({ type }) => type === 'paragraph')
    .map((node) => toString(node).replaceAll(/\s+/g, ' ').trim());
  return texts.find((text) => /\p{L}{2}.*\s/u.test(text)) ?? '';
}

function cut(summary: string): string {
  if (summary.length <= longest * 1.5) return summary;
  const words = summary.slice(0, longest).replace(/\s+\S*$/, '');
  return `${words} …`;
}
