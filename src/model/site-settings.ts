import type { SourcePath } from './paths.ts';
import type { Place } from './place.ts';

/** What the query of an address calls the series by which a reader comes, and the edition of a book: `?serie=…&utgave=…`. */
export interface QueryWords {
  readonly series: string;
  readonly edition: string;
}

/** The blocks on the page of an article, in their order. */
export const blockIds = [
  'promotion',
  'protection',
  'memberships',
  'body',
  'question',
  'report',
  'books',
  'lists',
  'series',
] as const;

export type BlockId = (typeof blockIds)[number];

/** What an editor decides about the site. */
export interface SiteSettings {
  readonly blocks: Readonly<Record<BlockId, boolean>>;
  /** Undefined where there is none, or where its last day is over. */
  readonly promotion: Promotion | undefined;
  readonly subscription: Subscription | undefined;
  /** Where readers ask for new parts by e-mail. */
  readonly newsletter: string | undefined;
  readonly forms: Forms;
  readonly theme: Theme;
  /** Whether the open site has a list for language models. */
  readonly hasLlmsList: boolean;
  /** Whether the site can be searched: it has a page for it, and an index. */
  readonly hasSearch: boolean;
  /** Whether pages have a picture for where somebody shares them. */
  readonly hasSocialImages: boolean;
}

/** A text in one or several languages. The language `und` is that of the publication. */
export type LocalText = ReadonlyMap<string, string>;

interface Promotion {
  readonly text: LocalText;
  readonly link: string | undefined;
}

interface Subscription {
  readonly address: string;
  readonly login: string | undefined;
  /** Answers 2xx to a member and 401 to everyone else: what a server asks before it shows more. */
  readonly auth: string | undefined;
  readonly price: LocalText | undefined;
  readonly promise: LocalText | undefined;
}

interface Forms {
  readonly question: FormTarget | undefined;
  readonly report: FormTarget | undefined;
  readonly consent: LocalText | undefined;
  readonly retention: LocalText | undefined;
  readonly privacy: string | undefined;
}

export interface FormTarget {
  /** `https:` or `mailto:`; undefined for Netlify, which finds the form in the page. */
  readonly to?: string;
  readonly service: 'own' | 'formspree' | 'netlify';
}

export interface Theme {
  readonly accent?: ColourPair | undefined;
  readonly paper?: ColourPair | undefined;
  /** The name of a @fontsource package, or `system`. */
  readonly text?: string | undefined;
  readonly interface?: string | undefined;
  readonly logo: { readonly source: SourcePath; readonly place: Place } | undefined;
}

/** `#rrggbb`. */
export interface ColourPair {
  readonly light: string;
  readonly dark: string;
}

/** The text in this language, in its base language or in that of the publication; the first there is otherwise. */
export function textIn(texts: LocalText, language: string): string {
  const base = language.split('-')[0] ?? language;
  return texts.get(language) ?? texts.get(base) ?? texts.get('und') ?? [...texts.values()][0] ?? '';
}
