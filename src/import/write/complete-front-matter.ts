import type { ImportedArticle, ImportedFrontMatter, Loss } from '../imported.ts';
import { summarise } from './summarise.ts';

interface Completed {
  readonly frontMatter: ImportedFrontMatter;
  readonly guesses: readonly Loss[];
}

/**
 * Gives an article the summary and the date that every article has: the first sentences of its text, and the day of the
 * first import.
 */
export async function completeFrontMatter(
  { frontMatter, body, origin, path }: ImportedArticle,
  firstImported: string,
): Promise<Completed> {
  const guess = (what: string, detail: string): Loss => ({
    kind: 'loss',
    what,
    detail,
    became: 'guessed',
    origin,
    article: path,
  });
  // Everyone sees a summary: that of a text for members cannot be taken from it.
  const made = async () => (frontMatter.access === 'members' ? undefined : await summarise(body));
  const summary = frontMatter.summary?.trim() ? frontMatter.summary : ((await made()) ?? frontMatter.title);
  return {
    frontMatter: { ...frontMatter, summary, published: frontMatter.published ?? firstImported },
    guesses: [
      ...(summary === frontMatter.summary ? [] : [guess('summaries from the first sentences', summary)]),
      ...(frontMatter.published === undefined ? [guess('dates of the import', firstImported)] : []),
    ],
  };
}
