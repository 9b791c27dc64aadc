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
  readonly accessed: string;
  readonly openQuote: string;
  readonly closeQuote: string;
  /** What stands behind a number to make it an ordinal: 2. or 2nd. */
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
  accessed: 'lest',
  openQuote: '«',
  closeQuote: '»',
  ordinals: [['ordinal', '.']],
};

const nynorsk: Terms = { ...bokmal, accessed: 'lesen' };

const terms: Readonly<Record<string, Terms>> = { nb: bokmal, no: bokmal, nn: nynorsk, en: english };

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
