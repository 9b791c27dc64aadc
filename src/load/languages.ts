import { createRequire } from 'node:module';
import { memoise } from '../model/memoise.ts';

const own = createRequire(import.meta.url);

/** Whether the IANA registry has a primary language subtag. It is read for what Node has no name for. */
function isRegisteredLanguage(subtag: string): boolean {
  const registry = own('language-subtag-registry/data/json/language.json') as Readonly<
    Record<string, number>
  >;
  return Object.hasOwn(registry, subtag);
}

/** Names of languages, regions or scripts. Most publications ask for those of languages alone, and each kind takes some milliseconds. */
const english = memoise(
  (type) => new Intl.DisplayNames(['en'], { type: type as Intl.DisplayNamesType, fallback: 'none' }),
);

/** The canonical form of a BCP 47 tag whose language, script and region are in the registry: `nb-NO` for `nb-no`. */
export const canonicalLanguage = memoise((tag): string | undefined => {
  if (tag.length > 100) return undefined;
  try {
    const { language, script, region, baseName } = new Intl.Locale(tag);
    const isKnown =
      isLanguage(language) &&
      (script === undefined || english('script').of(script) !== undefined) &&
      (region === undefined || english('region').of(region) !== undefined);
    return isKnown ? (Intl.getCanonicalLocales(tag)[0] ?? baseName) : undefined;
  } catch {
    return undefined;
  }
});

function isLanguage(subtag: string): boolean {
  return (
    english('language').of(subtag) !== undefined ||
    /^q[a-t][a-z]$/.test(subtag) ||
    isRegisteredLanguage(subtag)
  );
}

/** What somebody meant who wrote the name of a language, a country or a locale of a system. */
export function hintLanguage(written: string): string {
  const tag = tagOf(written);
  const named = namedLanguage(written) ?? (tag.includes('-') ? undefined : languageOfCountry(tag));
  if (named === 'no') return 'Write nb for bokmål or nn for nynorsk.';
  return named === undefined
    ? 'Write a BCP 47 tag: bokmål is nb, nynorsk nn, English en.'
    : `Did you mean "${named}"?`;
}

/** The tag of a locale, or of a language by its name: `en-US` for `en_US.UTF-8`, `de` for `Deutsch`. */
export function namedLanguage(written: string): string | undefined {
  return canonicalLanguage(tagOf(written)) ?? tagOfName(written.trim());
}

function tagOf(written: string): string {
  return written.trim().replaceAll('_', '-').replace(/\..*$/, '');
}

/** The code of a language by its name in English, in itself, or in a few others. */
function tagOfName(name: string): string | undefined {
  const sought = name.toLowerCase();
  if (!/^\p{L}[\p{L} ]{3,40}$/u.test(sought)) return undefined;
  const codes = ['nb', 'nn', ...listCodes()];
  const described = ['en', 'nb', 'de', 'fr', 'es'].map(
    (one) => new Intl.DisplayNames([one], { type: 'language' }),
  );
  for (const code of codes) {
    const own = new Intl.DisplayNames([code], { type: 'language' });
    if ([own, ...described].some((one) => one.of(code)?.toLowerCase() === sought)) return code;
  }
  return ['nb', 'nn'].find((code) =>
    described.some((one) => one.of(code)?.toLowerCase().split(' ').includes(sought)),
  );
}

function listCodes(): string[] {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  return letters
    .flatMap((one) => letters.map((other) => one + other))
    .filter((code) => english('language').of(code) !== undefined);
}

/** `ja` for `jp`. */
function languageOfCountry(code: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(code) || english('region').of(code.toUpperCase()) === undefined) return undefined;
  const { language } = new Intl.Locale(`und-${code}`).maximize();
  return language === 'und' || language === 'en'
    ? /^(?:us|gb|au|ca)$/i.test(code)
      ? 'en'
      : undefined
    : language;
}
