import { lookupTable } from '../../model/lookup-table.ts';

interface Terms {
  readonly and: string;
  readonly etAl: string;
  readonly in: string;
  readonly editor: readonly [string, string];
  readonly edition: string;
  /** Never shown by the style, but without them the processor writes labels of its own. */
  readonly page: readonly [string, string];
  readonly volume: string;
  readonly issue: string;
  readonly noDate: string;
  /** Behind a year before the common era, with the space before it. */
  readonly beforeEra: string;
  readonly accessed: string;
  readonly openQuote: string;
  readonly closeQuote: string;
  /** What is after a number to make it an ordinal: 2. or 2nd. */
  readonly ordinals: readonly (readonly [string, string])[];
}

const english: Terms = {
  and: 'and',
  etAl: 'et al.',
  in: 'in',
  editor: ['ed.', 'eds.'],
  edition: 'ed.',
  page: ['p.', 'pp.'],
  volume: 'vol.',
  issue: 'no.',
  noDate: 'n.d.',
  beforeEra: ' BCE',
  accessed: 'accessed',
  openQuote: '“',
  closeQuote: '”',
  ordinals: [
    ['ordinal', 'th'],
    ['ordinal-01', 'st'],
    ['ordinal-02', 'nd'],
    ['ordinal-03', 'rd'],
    ['ordinal-11', 'th'],
    ['ordinal-12', 'th'],
    ['ordinal-13', 'th'],
  ],
};

const bokmal: Terms = {
  and: 'og',
  etAl: 'mfl.',
  in: 'i',
  editor: ['red.', 'red.'],
  edition: 'utg.',
  page: ['s.', 's.'],
  volume: 'årg.',
  issue: 'nr.',
  noDate: 'u.å.',
  beforeEra: ' fvt.',
  accessed: 'lest',
  openQuote: '«',
  closeQuote: '»',
  ordinals: [['ordinal', '.']],
};

const nynorsk: Terms = { ...bokmal, accessed: 'lesen' };

const danish: Terms = {
  ...bokmal,
  etAl: 'm.fl.',
  edition: 'udg.',
  volume: 'bd.',
  beforeEra: ' f.v.t.',
  accessed: 'besøgt',
  openQuote: '»',
  closeQuote: '«',
};

const swedish: Terms = {
  ...bokmal,
  and: 'och',
  etAl: 'm.fl.',
  edition: 'uppl.',
  volume: 'vol.',
  issue: 'nr',
  beforeEra: ' f.v.t.',
  accessed: 'hämtad',
  openQuote: '”',
  closeQuote: '”',
  ordinals: [['ordinal', '']],
};

const german: Terms = {
  and: 'und',
  etAl: 'u. a.',
  in: 'in',
  editor: ['Hg.', 'Hg.'],
  edition: 'Aufl.',
  page: ['S.', 'S.'],
  volume: 'Bd.',
  issue: 'Nr.',
  noDate: 'o. J.',
  beforeEra: ' v. u. Z.',
  accessed: 'abgerufen',
  openQuote: '„',
  closeQuote: '“',
  ordinals: [['ordinal', '.']],
};

const french: Terms = {
  and: 'et',
  etAl: 'et al.',
  in: 'dans',
  editor: ['dir.', 'dir.'],
  edition: 'éd.',
  page: ['p.', 'p.'],
  volume: 'vol.',
  issue: 'nᵒ',
  noDate: 's. d.',
  beforeEra: ' av. J.-C.',
  accessed: 'consulté',
  openQuote: '«\u202F',
  closeQuote: '\u202F»',
  ordinals: [['ordinal', 'ᵉ']],
};

const spanish: Terms = {
  and: 'y',
  etAl: 'et al.',
  in: 'en',
  editor: ['ed.', 'eds.'],
  edition: 'ed.',
  page: ['p.', 'pp.'],
  volume: 'vol.',
  issue: 'n.º',
  noDate: 's. f.',
  beforeEra: ' a. C.',
  accessed: 'consultado',
  openQuote: '«',
  closeQuote: '»',
  ordinals: [['ordinal', '.ª']],
};

const arabic: Terms = {
  and: 'و',
  etAl: 'وآخرون',
  in: 'في',
  editor: ['محرر', 'محررون'],
  edition: 'ط.',
  page: ['ص.', 'ص.'],
  volume: 'مج.',
  issue: 'ع.',
  noDate: 'د.ت.',
  beforeEra: ' ق.م.',
  accessed: 'اطلع عليه',
  openQuote: '«',
  closeQuote: '»',
  ordinals: [['ordinal', '']],
};

const persian: Terms = {
  ...arabic,
  etAl: 'و دیگران',
  in: 'در',
  editor: ['ویراستار', 'ویراستاران'],
  edition: 'ویراست',
  volume: 'ج.',
  issue: 'ش.',
  noDate: 'بی‌تا',
  beforeEra: ' پ.م.',
  accessed: 'بازیابی',
};

const hebrew: Terms = {
  and: 'ו',
  etAl: 'ואח׳',
  in: 'בתוך',
  editor: ['עורך', 'עורכים'],
  edition: 'מהדורה',
  page: ['עמ׳', 'עמ׳'],
  volume: 'כרך',
  issue: 'גיליון',
  noDate: 'ח״ת',
  beforeEra: ' לפנה״ס',
  accessed: 'אוחזר',
  openQuote: '”',
  closeQuote: '”',
  ordinals: [['ordinal', '']],
};

const terms: Readonly<Record<string, Terms>> = lookupTable({
  ar: arabic,
  da: danish,
  de: german,
  en: english,
  es: spanish,
  fa: persian,
  fr: french,
  he: hebrew,
  nb: bokmal,
  nn: nynorsk,
  no: bokmal,
  sv: swedish,
});

/** The terms of a language as a CSL locale file (CSL 1.0.2, "Locale Files"); English where there are none. */
export function localeOf(language: string): string {
  const t = terms[language.split('-')[0] ?? ''] ?? english;
  const term = (name: string, one: string, many = one) =>
    one === many
      ? `<term name="${name}">${one}</term>`
      : `<term name="${name}"><single>${one}</single><multiple>${many}</multiple></term>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="${language}">
  <style-options punctuation-in-quote="false"/>
  <date form="numeric"><date-part name="year"/></date>
  <date form="text"><date-part name="year"/></date>
  <terms>
    ${term('and', t.and)}
    ${term('et-al', t.etAl)}
    ${term('bc', t.beforeEra)}
    ${term('in', t.in)}
    ${term('accessed', t.accessed)}
    ${term('no date', t.noDate)}
    <term name="no date" form="short">${t.noDate}</term>
    <term name="edition" form="short">${t.edition}</term>
    <term name="editor" form="short"><single>${t.editor[0]}</single><multiple>${t.editor[1]}</multiple></term>
    <term name="page"><single>${t.page[0]}</single><multiple>${t.page[1]}</multiple></term>
    ${term('volume', t.volume)}
    ${term('issue', t.issue)}
    ${term('open-quote', t.openQuote)}
    ${term('close-quote', t.closeQuote)}
    ${term('open-inner-quote', '‘')}
    ${term('close-inner-quote', '’')}
    ${term('page-range-delimiter', '–')}
    ${t.ordinals.map(([name, text]) => term(name, text)).join('\n    ')}
  </terms>
</locale>`;
}
