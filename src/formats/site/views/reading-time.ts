import type { Words } from '../../../model/words.ts';
import { readingMinutes } from '../../../model/document.ts';
import type { Article } from '../../../model/series.ts';

/** `7 minutter`; undefined for an article whose body is not shown. */
export function phraseReadingTime(
  { isReadable, document }: Article,
  words: Words,
  key: 'siteReadingTime' | 'siteMinutes',
): string | undefined {
  if (!isReadable) return undefined;
  return words(key, { count: readingMinutes(document) });
}
