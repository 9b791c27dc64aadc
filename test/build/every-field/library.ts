import { readFileSync } from 'node:fs';
import type { Facts, Written } from './written.ts';

/** Two series, a collection and two articles of no series, which have every field that there is. */
export function everyField(): Written {
  return {
    publication: {
      title: 'Relasjonsbiblioteket',
      summary: 'Artikkelserier om nettverk.',
      language: 'nb',
      baseUrl: 'https://relasjonsbiblioteket.example/',
      publisher: 'Relasjonsforlaget',
      authors: ['Ingrid Solberg'],
      editors: ['Maja Eikrem'],
      license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      series: ['nettverksbygging', 'verdier'],
      collections: [
        {
          id: 'samling',
          ...imprint('Samlingen', '978-82-02-24000-4', '978-82-02-24001-1'),
          formerly: ['antologi'],
          parts: [{ series: 'verdier' }, { section: 'Mer', parts: ['alene'] }, 'rolle'],
        },
      ],
      accessibility: accessibility('Publikasjonens prøver'),
      print: { format: '6x9', qrCodes: true, attachReferences: true },
      site: {
        blocks: {
          promotion: true,
          protection: true,
          memberships: true,
          body: true,
          question: true,
          report: true,
          books: true,
          lists: true,
          series: true,
        },
        promotion: { text: 'Ny bok i høst', link: 'https://bok.example/', until: '2027-01-01' },
        subscription: {
          address: 'https://abonner.example/',
          login: 'https://logg-inn.example/',
          auth: 'https://hvem.example/',
          price: '490 kr',
          promise: 'Pengene tilbake',
        },
        newsletter: 'https://nyheter.example/',
        forms: {
          question: { to: 'https://skjema.example/sporsmal', service: 'own' },
          report: { to: 'mailto:feil@relasjonsbiblioteket.example', service: 'own' },
          consent: 'Vi lagrer det du sender.',
          retention: 'I ett år.',
          privacy: 'https://personvern.example/',
        },
        theme: {
          accent: { light: '#114488', dark: '#99bbee' },
          paper: { light: '#fefefe', dark: '#101010' },
          text: 'source-sans-3',
          interface: 'source-serif-4',
          logo: 'merke.svg',
        },
        search: false,
        socialImages: true,
        llms: true,
      },
      citationStyle: 'stil.csl',
      devices: ['kindle', 'kobo'],
      bookSize: 40,
      cache: {
        max: '500 MB',
        remote: { url: 'http://127.0.0.1:1/', trust: ['A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v'] },
      },
      addresses: {
        articles: 'articles',
        series: 'series',
        collections: 'collections',
        query: { series: 'serie', edition: 'utgave' },
      },
      checks: { 'file-used': 'off' },
      parser: 'satteri',
      templates: 'egne',
    },
    series: {
      nettverksbygging: {
        ...imprint('Nettverksbygging', '978-82-02-24002-8', '978-82-02-24003-5'),
        formerly: ['nettverk'],
        planned: 9,
        parts: [
          'nettverk-og-relasjon',
          { section: 'Tillit i praksis', parts: ['tillit', 'noder', 'kommende'] },
        ],
      },
      verdier: {
        title: 'Verdier',
        summary: 'Hva ting er verdt.',
        edition: { number: 1, date: '2026-03-02' },
        parts: ['avtale', 'rolle'],
      },
    },
    articles: {
      'nettverk-og-relasjon': {
        facts: article('Nettverk og relasjon'),
        body: 'Et nettverk er noder [@castells2004, s. 3]. Se [tilliten](tillit.md#hva-tillit-er).\n\n![Noder](figurer/noder.svg)\n',
      },
      tillit: {
        facts: {
          ...article('Tillit'),
          published: '2020-02-02',
          authors: ['Kari Ås', 'Ola Øy'],
          updated: '2026-02-01',
          status: 'published',
          access: 'public',
          handout: true,
          language: 'nb',
          license: { name: 'CC0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
          tags: ['tillit'],
          formerly: ['tiltro'],
        },
        body: 'Tillit.\n\n## Hva tillit er\n\nSe [det hele](nettverk-og-relasjon.md), $x^2$ og en note.[^1]\n\n[^1]: Noten.\n',
      },
      trust: {
        facts: { ...article('Trust'), language: 'en', translationOf: 'tillit' },
        body: 'Trust grows slowly.\n',
      },
      avtale: {
        facts: { ...article('Avtale'), published: '2026-01-09', status: 'published' },
        body: 'En avtale. Last ned [tallene](tall.csv) og [vedlegget](../static/vedlegg.pdf).\n',
      },
      rolle: {
        facts: { ...article('Rolle'), access: 'members', published: '2026-11-01' },
        body: 'Bare medlemmer leser denne setningen om roller i nettverket.\n',
      },
      alene: {
        facts: article('Alene'),
        body: 'Står i samlingen alene.\n',
      },
      utenfor: {
        facts: { ...article('Utenfor'), handout: true },
        body: 'Står i ingen serie, men se [tillit](tillit.md) og [@castells2004].\n',
      },
      noder: { facts: article('Noder'), body: 'Noder.\n' },
      kommende: {
        facts: { ...article('Kommende'), published: '2027-02-02', status: 'scheduled' },
        body: 'Siden.\n',
      },
    },
    references: [
      {
        id: 'castells2004',
        type: 'book',
        title: 'The network society',
        author: [{ family: 'Castells', given: 'Manuel' }, { literal: 'Nettverksgruppen' }],
        editor: [{ family: 'Redaktør', given: 'Rita' }, { literal: 'Forlaget' }],
        issued: { 'date-parts': [[2004]] },
        publisher: 'Edward Elgar',
      },
      {
        id: 'castells2004b',
        type: 'book',
        title: 'Another book of that year',
        author: [{ family: 'Castells', given: 'Manuel' }, { literal: 'Nettverksgruppen' }],
        issued: { 'date-parts': [[2004]] },
      },
      { id: 'putnam2000', type: 'book', title: 'Bowling alone', issued: { 'date-parts': [[2000]] } },
    ],
    lock: {
      articles: { tillit: { address: 'articles/tillit/', title: 'Tillit', published: '2025-05-15' } },
      series: {
        nettverksbygging: {
          address: 'series/nettverksbygging/',
          parts: { 1: 'nettverk-og-relasjon', 2: 'tillit', 3: 'noder' },
        },
      },
      collections: { samling: { address: 'collections/samling/' } },
      redirects: { 'articles/gammel/': 'articles/tillit/' },
      gone: { 'articles/borte/': { date: '2026-01-31', reason: 'Etter ønske' } },
    },
    files: {
      'articles/figurer/noder.svg': drawing(40),
      'articles/tall.csv': 'ord,antall\nbro,1\n',
      'forord/felles.md':
        'Et "forord" om [tillit](../articles/tillit.md) og [@putnam2000].\n\n![Et bilde](bilde.svg)\n',
      'forord/annet.md': 'Et annet forord.\n',
      'forord/bilde.svg': drawing(50),
      'omslag.svg': drawing(60),
      'omslag-2.svg': drawing(61),
      'stil.csl': citationStyle('names'),
      'stil-2.csl': citationStyle('notes'),
      'merke.svg': drawing(70),
      'merke-2.svg': drawing(71),
      'static/vedlegg.pdf': 'Vedlegg',
      'static/.well-known/alle.txt': 'alle',
      'static-open/apent.txt': 'åpent',
      'static-members/medlem.txt': 'medlem',
      'popularity.csv': 'article,reads\nnoder,5\n',
      'egne/site/parts/footer.eta': '<footer><p>Egen</p></footer>\n',
      'egne/words/nb.yaml': 'contents: Innhold\n',
      'andre/site/parts/footer.eta': '<footer><p>En annen</p></footer>\n',
    },
  };
}

/** What a series and a collection say of their book. */
function imprint(title: string, epub: string, pdf: string): Facts {
  return {
    title,
    summary: `Om ${title}.`,
    language: 'nb',
    license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
    editors: [`Redaktøren av ${title}`],
    contributors: [{ name: 'Tegneren', role: 'illustrator' }],
    edition: {
      number: 2,
      date: '2026-03-02',
      previous: '2024-05-05',
      changes: [`En endring i ${title}.`],
    },
    cover: 'omslag.svg',
    preface: 'forord/felles.md',
    isbn: { epub, pdf },
    subjects: ['Nettverk'],
    source: 'Et eldre verk',
    accessibility: accessibility(`Prøverne av ${title}`),
    print: { format: 'pocket', qrCodes: true, attachReferences: true },
  };
}

function accessibility(by: string): Facts {
  return {
    attestation: {
      by,
      date: '2026-06-01',
      wcag: '2.1',
      level: 'AA',
      report: 'https://rapport.example/',
      credential: 'IAAP',
    },
    exemptions: ['eaa-microenterprise'],
  };
}

function article(title: string): Facts {
  return { title, summary: `Hva ${title} handler om.`, published: '2025-05-15' };
}

/** A citation style of the tests. */
export function citationStyle(name: string): string {
  return readFileSync(new URL(`../../fixtures/citation-styles/${name}.csl`, import.meta.url), 'utf8');
}

export function drawing(radius: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><circle cx="100" cy="50" r="${radius}"/></svg>\n`;
}
