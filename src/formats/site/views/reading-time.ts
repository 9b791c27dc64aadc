import type { Words } from '../../../model/words.ts';
import type { Article } from '../../../model/publication.ts';

const wordsPerMinute = 210;

/** `7 minutter`; undefined for an article whose body is not shown. */
export function phraseReadingTime(
  { isReadable, document }: Article,
  words: Words,
  key: 'siteReadingTime' | 'siteMinutes',
): string | undefined {
  if (!isReadable) return undefined;
  return words(key, { count: Math.max(1, Math.round(document.wordCount / wordsPerMinute)) });
}
