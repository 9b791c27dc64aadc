import { parse } from 'yaml';
import * as z from 'zod';
import { withoutNoncharacters } from '../model/noncharacters.ts';
import type { Words } from '../model/words.ts';
import { slug } from '../model/ids.ts';
import type { QueryWords } from '../model/site-settings.ts';
import { readPlainYaml } from './plain-yaml.ts';
import type { Templates } from './templates.ts';
import type { WrittenConfig } from './schemas/publication.ts';
import { lookupTable } from '../model/lookup-table.ts';

const phrase = z.string().overwrite(withoutNoncharacters);
const phrases = z.record(z.string(), z.union([phrase, z.record(z.string(), phrase)]));

type Phrases = z.infer<typeof phrases>;

/** The language whose words serve where another has none. */
const fallback = 'en';

/** Written languages so near that a reader of one reads the other's words before English ones. */
const nearest: Readonly<Record<string, string>> = lookupTable({ nn: 'nb', no: 'nb' });

/** Words for any language: those of `templates/words/<language>.yaml`, then of its base language, then of its nearest, then English. */
export function readWords(templates: Pick<Templates, 'has' | 'text'>): (language: string) => Words {
  const read = new Map<string, Phrases | undefined>();
  const phrasesOf = (path: string): Phrases | undefined => {
    if (!read.has(path)) {
      read.set(path, templates.has(path) ? readPhrases(templates.text(path)) : undefined);
    }
    return read.get(path);
  };
  const made = new Map<string, Words>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const own = wordFilesOf(language).map(phrasesOf);
    const all = Object.assign({}, phrasesOf(wordFile(fallback)), ...own) as Phrases;
    const translated = Object.assign({}, ...own) as Phrases;
    const borrowed = new Set(Object.keys(all).filter((key) => !Object.hasOwn(translated, key)));
    const words = makeWords(language, all, borrowed);
    made.set(language, words);
    return words;
  };
}

/** The files that may contain words of a language, those that are asked first after the others. */
export function wordFilesOf(language: string): string[] {
  const base = language.split('-')[0] ?? language;
  return [nearest[base] ?? base, base, language].map(wordFile);
}

function wordFile(language: string): string {
  return `words/${language}.yaml`;
}

function readPhrases(text: string): Phrases {
  return phrases.parse(readPlainYaml(text) ?? parse(text));
}

function makeWords(language: string, all: Phrases, borrowed: ReadonlySet<string>): Words {
  const plural = new Intl.PluralRules([language, fallback]);
  const chosen = new Map<number, Intl.LDMLPluralRule>();
  const pluralOf = (count: number): Intl.LDMLPluralRule => {
    const known = chosen.get(count) ?? plural.select(count);
    chosen.set(count, known);
    return known;
  };
  const words = (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const entry = all[key];
    const form =
      typeof entry === 'object' ? (entry[pluralOf(Number(values['count']))] ?? entry['other']) : entry;
    if (form === undefined) throw new Error(`There are no words for "${key}".`);
    if (!form.includes('{')) return form;
    return form.replaceAll(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
  };
  return Object.assign(words, { language, borrowed });
}

/** The words that the publication names, or else those of its language. */
export function chooseQueryWords(
  { addresses: { query }, language }: Pick<WrittenConfig, 'addresses' | 'language'>,
  words: (language: string) => Words,
): QueryWords {
  const wordOf = (key: keyof QueryWords) => query[key] ?? slug(words(language)(`query.${key}`));
  return { series: wordOf('series'), edition: wordOf('edition') };
}
