import { slug } from '../model/ids.ts';
import type { QueryWords } from '../model/query-words.ts';
import type { Words } from '../model/words.ts';
import type { WrittenConfig } from './schemas/publication.ts';

/** The words that the publication names, or else those of its language. */
export function chooseQueryWords(
  { addresses: { query }, language }: Pick<WrittenConfig, 'addresses' | 'language'>,
  words: (language: string) => Words,
): QueryWords {
  const wordOf = (key: keyof QueryWords) => query[key] ?? slug(words(language)(`query.${key}`));
  return { series: wordOf('series'), edition: wordOf('edition') };
}
