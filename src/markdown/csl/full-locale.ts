import packaged from '@citation-js/plugin-csl/lib/locales.json' with { type: 'json' };
import { localeOf } from './locales.ts';
import { nordicTerms } from './nordic-terms.ts';
import { lookupTable } from '../../model/lookup-table.ts';

const english = packaged['en-US'];

/** The locales of CSL that come with a package, by language. They are under CC BY-SA 3.0, as each of them says. */
const complete: Readonly<Record<string, string>> = lookupTable({
  de: packaged['de-DE'],
  en: english,
  es: packaged['es-ES'],
  fr: packaged['fr-FR'],
  nl: packaged['nl-NL'],
});

/**
 * All terms that any style may ask for, as a CSL locale file: `own` are files of the publication, by language, which may
 * hold a few terms alone. What a language lacks is English, because styles print nothing for a term that is not there.
 */
export function localeFor(language: string, own: Readonly<Record<string, string>>): string {
  const base = language.split('-')[0] ?? language;
  const known = complete[base] ?? buildLocale(base);
  const whole = known === english ? english : addTerms(dropOrdinals(termsOf(english)), known);
  const added = own[language] ?? own[base];
  return added === undefined ? whole : override(whole, added);
}

/** Terms before those of a locale, which count where both have one. */
function addTerms(terms: string, locale: string): string {
  return locale.replace('<terms>', () => `<terms>${terms}`);
}

function override(locale: string, own: string): string {
  const terms = termsOf(own);
  const whole = terms.includes('name="ordinal') ? dropOrdinals(locale) : locale;
  const parts = own.match(/<style-options[^>]*\/>|<date [^]*?<\/date>/g) ?? [];
  const withParts = parts.reduce((text, part) => {
    const start = /^<(?:style-options|date (?:form="\w+")?)/.exec(part)?.[0] ?? '';
    const end = start.startsWith('<date') ? '</date>' : '/>';
    const same = new RegExp(`${start}[^]*?${end}`);
    return same.test(text) ? text.replace(same, () => part) : text.replace('<terms>', () => `${part}<terms>`);
  }, whole);
  return withParts.replace('</terms>', () => `${terms}</terms>`);
}

function termsOf(locale: string): string {
  return /<terms>([^]*)<\/terms>/.exec(locale)?.[1] ?? '';
}

/** Those of two languages would be mixed. */
function dropOrdinals(locale: string): string {
  return locale.replaceAll(/<term name="(?:long-)?ordinal[^]*?<\/term>/g, '');
}

/** What is written behind a part of a date in figures. */
const separators: Readonly<Record<string, string>> = lookupTable({ day: '.', month: '.' });

/** A locale from Kolofon's own terms, with the months as the platform knows them. */
function buildLocale(language: string): string {
  const parts = ['day', 'month', 'year'];
  const text = parts.map((name) => {
    const suffix = name === 'year' ? '' : name === 'day' && dotted.has(language) ? '. ' : ' ';
    return `<date-part name="${name}"${suffix === '' ? '' : ` suffix="${suffix}"`}/>`;
  });
  const numeric = parts.map(
    (name) => `<date-part name="${name}"${name === 'year' ? '' : ` suffix="${separators[name] ?? ''}"`}/>`,
  );
  return localeOf(language)
    .replaceAll(/<date form[^]*?<\/date>\s*/g, '')
    .replace(
      '<terms>',
      `<date form="text">${text.join('')}</date><date form="numeric">${numeric.join('')}</date><terms>${listMonths(language)}`,
    )
    .replace('</terms>', `${nordicTerms(language)}</terms>`);
}

const dotted = new Set(['nb', 'nn', 'no', 'da']);

function listMonths(language: string): string {
  const formatter = (month: 'long' | 'short') => {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
      day: 'numeric',
      month,
      timeZone: 'UTC',
    });
    return (day: Date) => format.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '';
  };
  const long = formatter('long');
  const short = formatter('short');
  return Array.from({ length: 12 }, (_, index) => {
    const name = `month-${String(index + 1).padStart(2, '0')}`;
    const day = new Date(Date.UTC(2000, index, 15));
    return `<term name="${name}">${long(day)}</term><term name="${name}" form="short">${short(day)}</term>`;
  }).join('');
}
