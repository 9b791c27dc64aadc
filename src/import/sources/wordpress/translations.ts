import { idOf } from '../../../model/ids.ts';
import type { WxrItem } from './read-wxr.ts';

/** What a post itself says of its language. */
export interface Translation {
  readonly language: string | undefined;
  /** Shared with its translations. */
  readonly group: string | undefined;
  /** The id of the post that it is a copy of. */
  readonly copyOf: string | undefined;
  /** Whether it was translated from another. */
  readonly isTranslated: boolean;
}

/** WPML keeps languages in tables of its own; its plug-in for exports puts them into the settings of posts. */
export function readTranslation({ meta, values }: WxrItem): Translation {
  const setting = (key: string) => meta.get(key)?.[0]?.trim() || undefined;
  // A copy that WPML keeps equal to its original names it.
  const original = setting('_icl_lang_duplicate_of');
  const link = values.get('link') ?? '';
  const [, named] =
    /[?&]lang=([a-z]{2,3}(?:-[a-z]+)?)\b/i.exec(link) ??
    (original === undefined ? null : /^https?:\/\/[^/]+\/([a-z]{2})\//.exec(link)) ??
    [];
  const language = setting('_wpml_import_language_code') ?? named;
  const group = setting('_wpml_import_translation_group');
  const isTranslated = setting('_wpml_import_source_language_code') !== undefined || original !== undefined;
  const saysNothing = language === undefined && group === undefined && !isTranslated;
  return saysNothing ? silent : { language, group, copyOf: original, isTranslated };
}

/** Of most posts: one for all of them. */
const silent: Translation = { language: undefined, group: undefined, copyOf: undefined, isTranslated: false };

interface TranslatedPost {
  readonly id: string;
  readonly path: string;
  readonly terms: readonly string[];
  readonly translation: Translation;
}

/** The id of the article that each translation was made from, by the id of its post. */
export function findOriginals(posts: ReadonlyMap<string, TranslatedPost>): ReadonlyMap<string, string> {
  const groups = new Map<string, TranslatedPost[]>();
  for (const post of posts.values()) {
    const key = groupOf(posts.get(post.translation.copyOf ?? '') ?? post);
    groups.set(key, [...(groups.get(key) ?? []), post]);
  }
  const originals = new Map<string, string>();
  for (const group of groups.values()) {
    const byAge = group.sort((a, b) => Number(a.id) - Number(b.id));
    const original = byAge.find(({ translation }) => !translation.isTranslated) ?? byAge[0];
    for (const post of byAge)
      if (post !== original && original !== undefined) originals.set(post.id, idOf(original.path));
  }
  return originals;
}

/** Polylang keeps which posts translate one another in a term that they share. */
function groupOf({ id, terms, translation }: TranslatedPost): string {
  return terms.find((term) => term.startsWith('post_translations ')) ?? translation.group ?? `post ${id}`;
}
