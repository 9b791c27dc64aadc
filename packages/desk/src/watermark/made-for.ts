import { languages, type Language } from '../language.ts';
import { watermarkWords } from './words.ts';

/** What a copy says before and after the name of its owner, in the language of the book, or else in English. */
export interface MadeFor {
  readonly before: string;
  readonly after: string;
  /** Whether it is in another language than the book. */
  readonly isForeign: boolean;
}

/** `tag` is the language of the book: `nb`, `en-GB`. */
export function phraseMadeFor(tag: string): MadeFor {
  const primary = tag.toLowerCase().split('-')[0];
  const language: Language | undefined = primary === 'no' ? 'nb' : languages.find((one) => one === primary);
  const [before = '', after = ''] = watermarkWords[language ?? 'en'].madeFor.split('{name}');
  return { before, after, isForeign: language === undefined };
}

/** A name without what is none of its characters: those that XML 1.0 (section 2.2) forbids, and those that control something. */
export function cleanName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '');
}
