import type { Words } from '../../../model/words.ts';
import type { IsoDate } from '../../../model/iso-date.ts';
import { directionOf } from '../../../model/direction.ts';
import { readingMinutes } from '../../../model/document.ts';
import type { Article } from '../../../model/series.ts';
import { escapeText } from '../../../markdown/title.ts';
import { formatDate } from '../../intl.ts';

/** A text, its language where that differs from the language around it, and its direction where that does. */
export interface Phrase {
  readonly text: string;
  /** The text with its markup. */
  readonly html: string;
  readonly lang: string | undefined;
  readonly dir: 'ltr' | 'rtl' | undefined;
}

/** `html` is the text with its markup, where it has any. */
export function phraseIn(text: string, language: string, around: string, html = escapeText(text)): Phrase {
  if (language === around) return { text, html, lang: undefined, dir: undefined };
  const dir = directionOf(language);
  return { text, html, lang: language, dir: dir === directionOf(around) ? undefined : dir };
}

/** A sentence cut in two at one of its slots, so that a template can put an element there. */
export interface CutSentence {
  readonly before: string;
  readonly after: string;
}

export function cutAt(
  slot: string,
  words: Words,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): CutSentence {
  const [before = '', after = ''] = words(key, { ...values, [slot]: '\0' }).split('\0');
  return { before, after };
}

/** A sentence around a date: `Publisert <time>12. mars 2026</time>`. */
export interface DatePhrase extends CutSentence {
  readonly date: string;
  readonly iso: IsoDate;
}

export function phraseDate(key: string, iso: IsoDate, words: Words): DatePhrase {
  return { ...cutAt('date', words, key), date: formatDate(iso, words.language), iso };
}

/** `7 minutter`; undefined for an article whose body is not shown. */
export function phraseReadingTime(
  { isReadable, document }: Article,
  words: Words,
  key: 'siteReadingTime' | 'siteMinutes',
): string | undefined {
  if (!isReadable) return undefined;
  return words(key, { count: readingMinutes(document) });
}
