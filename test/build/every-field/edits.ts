import { citationStyle, drawing } from './library.ts';
import type { Field } from './list-fields.ts';
import type { Facts, Written } from './written.ts';

export interface Edit {
  readonly what: string;
  /** Changes the publication in place. */
  readonly make: (written: Written) => void;
}

/** The new value of a field, or a change of its parent. */
const changes: Readonly<Record<string, unknown>> = {
  ...underPublication(),
  ...imprintChanges('series '),
  'series planned': 12,
  'series parts': ['tillit', 'nettverk-og-relasjon', 'noder'],
  'series parts[].section': 'Tillit i teorien',
  'series parts[].parts': ['noder', 'tillit', 'kommende'],
  'article title': 'Tilliten',
  'article summary': 'Noe annet.',
  'article authors': ['Kari Ås'],
  'article published': '2025-06-16',
  'article updated': '2026-04-01',
  'article status': 'draft',
  'article access': 'members',
  'article handout': false,
  'article language': 'nn',
  'article license.name': 'CC0 1.0',
  'article license.url': 'https://creativecommons.org/publicdomain/zero/1.0/deed.no',
  'article tags': ['tillit', 'tiltro'],
  'article translationOf': 'alene',
  'article formerly': ['tiltroen'],
  'references [].id': 'castells2005',
  'references [].type': 'report',
  'references [].title': 'Nettverkssamfunnet',
  'references [].author': [{ family: 'Putnam', given: 'Robert' }],
  'references [].author[].family': 'Castell',
  'references [].author[].given': 'Miguel',
  'references [].author[].literal': 'Nettverkslaget',
  'references [].editor': [{ family: 'Putnam', given: 'Robert' }],
  'references [].editor[].family': 'Redaksjon',
  'references [].editor[].given': 'Rolf',
  'references [].editor[].literal': 'Forlaget AS',
  'references [].issued': { 'date-parts': [[2005]] },
  'lock articles{}.address': 'articles/det-gamle-nettverk/',
  'lock articles{}.title': 'Nettverket',
  'lock articles{}.published': '2025-01-01',
  'lock series{}.address': 'series/det-gamle/',
  'lock series{}.parts': { 1: 'nettverk-og-relasjon', 2: 'noder', 3: 'tillit' },
  'lock collections{}.address': 'collections/den-gamle/',
  'lock redirects': { 'articles/gammel/': 'articles/avtale/' },
  'lock gone': { 'articles/borte/': '2026-01-31', 'articles/vekk/': '2026-01-31' },
  'lock gone{}.date': '2026-02-28',
  'lock gone{}.reason': 'En annen grunn',
};

function underPublication(): Facts {
  const own: Facts = {
    title: 'Relasjonsboka',
    summary: 'Serier.',
    language: 'nn',
    baseUrl: 'https://andre.example/',
    publisher: 'Forlaget',
    authors: ['Nils Ny'],
    editors: ['Nina Ny'],
    'license.name': 'CC BY',
    'license.url': 'https://creativecommons.org/licenses/by/4.0/deed.no',
    series: ['verdier', 'nettverksbygging'],
    'collections[].id': (facts: Facts) => Object.assign(facts, { id: 'utvalg', formerly: ['samling'] }),
    'collections[].parts': ['alene', 'rolle'],
    'collections[].parts[].section': 'Enda mer',
    'collections[].parts[].parts': ['alene', 'utenfor'],
    'collections[].parts[].series': 'nettverksbygging',
    'print.format': 'a4',
    'print.qrCodes': false,
    'print.attachReferences': false,
    ...Object.fromEntries(
      [
        'promotion',
        'protection',
        'memberships',
        'body',
        'question',
        'report',
        'books',
        'lists',
        'series',
      ].map((block) => [`site.blocks.${block}`, false]),
    ),
    'site.promotion.text': { nb: 'Ny bok', en: 'A new book' },
    'site.promotion.link': 'https://bok.example/ny',
    'site.promotion.until': '2026-01-01',
    'site.subscription.address': 'https://abonner.example/ny',
    'site.subscription.login': 'https://logg-inn.example/ny',
    'site.subscription.auth': 'https://hvem.example/ny',
    'site.subscription.price': '590 kr',
    'site.subscription.promise': { nb: 'Garanti' },
    'site.newsletter': 'https://nyheter.example/ny',
    'site.forms.question.to': 'mailto:spor@relasjonsbiblioteket.example',
    'site.forms.question.service': 'formspree',
    'site.forms.report.to': 'https://skjema.example/feil',
    'site.forms.report.service': 'formspree',
    'site.forms.consent': 'Vi lagrer alt.',
    'site.forms.retention': 'I to år.',
    'site.forms.privacy': 'https://personvern.example/ny',
    'site.theme.accent.light': '#225588',
    'site.theme.accent.dark': '#88bbee',
    'site.theme.paper.light': '#fdfdfd',
    'site.theme.paper.dark': '#111111',
    'site.theme.text': 'system',
    'site.theme.interface': 'system',
    'site.theme.logo': 'merke-2.svg',
    'site.search': true,
    'site.socialImages': false,
    'site.llms': false,
    citationStyle: 'stil-2.csl',
    devices: ['kobo'],
    bookSize: 0.001,
    'cache.max': '400 MB',
    'cache.remote.url': 'http://127.0.0.1:7/',
    'cache.remote.trust': ['B1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v'],
    'addresses.articles': 'artikler',
    'addresses.series': 'serier',
    'addresses.collections': 'samlinger',
    'addresses.query.series': 'rekke',
    'addresses.query.edition': 'versjon',
    checks: { 'file-used': 'warn' },
    parser: 'remark',
    templates: 'andre',
  };
  return {
    ...Object.fromEntries(Object.entries(own).map(([path, value]) => [`publication ${path}`, value])),
    ...accessibilityChanges('publication '),
    ...imprintChanges('publication collections[].'),
  };
}

function imprintChanges(prefix: string): Facts {
  const own: Facts = {
    title: 'En annen tittel',
    summary: 'Om noe annet.',
    language: 'en',
    'license.name': 'CC BY-SA',
    'license.url': 'https://creativecommons.org/licenses/by-sa/4.0/deed.no',
    editors: ['Noen'],
    contributors: [],
    'contributors[].name': 'Oversetteren',
    'contributors[].role': 'translator',
    'edition.number': 3,
    'edition.date': '2026-03-03',
    'edition.previous': '2025-12-31',
    'edition.changes': ['To.', 'Endringer.'],
    cover: 'omslag-2.svg',
    preface: 'forord/annet.md',
    'isbn.epub': '978-82-02-24004-2',
    'isbn.pdf': '978-82-02-24005-9',
    subjects: ['Nettverk', 'Noder'],
    source: 'Et annet verk',
    'print.format': 'a4',
    'print.qrCodes': false,
    'print.attachReferences': false,
    formerly: ['noe-eldre'],
  };
  return {
    ...Object.fromEntries(Object.entries(own).map(([path, value]) => [`${prefix}${path}`, value])),
    ...accessibilityChanges(prefix),
  };
}

function accessibilityChanges(prefix: string): Facts {
  const own = {
    'attestation.by': 'Andre',
    'attestation.date': '2026-06-02',
    'attestation.wcag': '2.2',
    'attestation.level': 'A',
    'attestation.report': 'https://rapport.example/ny',
    'attestation.credential': 'Ingen',
    exemptions: [],
  };
  return Object.fromEntries(
    Object.entries(own).map(([path, value]) => [`${prefix}accessibility.${path}`, value]),
  );
}

/** Where a field is edited, if not in the first series, `tillit` or the first place that has it. */
const hosts: Readonly<Record<string, (written: Written) => unknown>> = {
  'article status': ({ articles }) => articles['avtale']?.facts,
  'article translationOf': ({ articles }) => articles['trust']?.facts,
  'references [].id': ({ references }) => [references[1]],
};

const files: Readonly<Record<string, (written: Written) => unknown>> = {
  publication: ({ publication }) => publication,
  series: ({ series }) => series['nettverksbygging'],
  article: ({ articles }) => articles['tillit']?.facts,
  references: ({ references }) => references,
  lock: ({ lock }) => lock,
};

/** What other fields of this publication cannot do without. */
const needed: ReadonlySet<string> = new Set(['publication authors']);

/** The edits of a field: it is changed, and taken out. */
export function editsOf({ name, isOptional, isPlain }: Field): Edit[] {
  const [file = '', path = ''] = name.split(' ');
  const find = (written: Written) => findHolder((hosts[name] ?? files[file])?.(written), path.split('.'));
  const set = (written: Written, value: unknown) => {
    const { holder, key } = find(written) ?? fail(`The publication of this test has no ${name}.`);
    if (value === undefined) Reflect.deleteProperty(holder, key);
    else if (typeof value === 'function') (value as (facts: Facts) => unknown)(holder);
    else holder[key] = value;
  };
  if (isPlain && !(name in changes)) fail(`There is no edit of ${name}: write what it is changed to.`);
  return [
    ...(isPlain ? [{ what: `${name} changed`, make: (all: Written) => set(all, changes[name]) }] : []),
    ...(isOptional && !needed.has(name)
      ? [{ what: `${name} taken out`, make: (all: Written) => set(all, undefined) }]
      : []),
  ];
}

function fail(message: string): never {
  throw new Error(message);
}

/** The parent of a field: in each list and mapping on the way, the first item that has it. */
function findHolder(
  root: unknown,
  [first = '', ...rest]: readonly string[],
): { readonly holder: Facts; readonly key: string } | undefined {
  const [, key = '', signs = ''] = /^([^[{]*)((?:\[\]|\{\})*)$/.exec(first) ?? [];
  if (rest.length === 0) return isFacts(root) && key in root ? { holder: root, key } : undefined;
  const inner = key === '' ? root : isFacts(root) ? root[key] : undefined;
  const within = signs === '' ? [inner] : isFacts(inner) || Array.isArray(inner) ? Object.values(inner) : [];
  for (const one of within) {
    const found = findHolder(one, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is no field: texts, pictures and other files. */
export const editsOfFiles: readonly Edit[] = [
  edit('the text of an article', ({ articles }) => append(articles, 'tillit', 'En setning til.')),
  edit('the text of an article of no series', ({ articles }) =>
    append(articles, 'utenfor', 'En setning til.'),
  ),
  edit('the text of an article for members', ({ articles }) => append(articles, 'rolle', 'En setning til.')),
  edit('a heading in an article', ({ articles }) => append(articles, 'tillit', '## Til slutt\n\nMer.')),
  edit('a citation of a work of the same author and year', ({ articles }) =>
    append(articles, 'alene', 'Se [@castells2004b].'),
  ),
  edit('a link to another article', ({ articles }) => append(articles, 'avtale', 'Se [der](noder.md).')),
  edit('a picture that two articles show', ({ articles }) =>
    append(articles, 'alene', '![Noder](figurer/noder.svg)'),
  ),
  edit('a picture in an article', ({ files: all }) => (all['articles/figurer/noder.svg'] = drawing(33))),
  edit('an attachment', ({ files: all }) => (all['articles/tall.csv'] = 'ord,antall\nbro,2\n')),
  edit('a preface', ({ files: all }) => (all['forord/felles.md'] = 'Et kortere forord.\n')),
  edit('a picture in a preface', ({ files: all }) => (all['forord/bilde.svg'] = drawing(44))),
  edit(
    'a work that a preface cites',
    ({ references }) => (factsIn(references, 2)['title'] = 'Bowling together'),
  ),
  edit(
    'the title of an article to which a preface links',
    ({ articles }) => (articleIn(articles, 'tillit').facts['title'] = 'Tiltro'),
  ),
  edit('a cover', ({ files: all }) => (all['omslag.svg'] = drawing(55))),
  edit('the citation style', ({ files: all }) => (all['stil.csl'] = citationStyle('numbers'))),
  edit('the logo', ({ files: all }) => (all['merke.svg'] = drawing(66))),
  edit('a static file', ({ files: all }) => (all['static/.well-known/alle.txt'] = 'flere')),
  edit(
    'a static file that an article offers',
    ({ files: all }) => (all['static/vedlegg.pdf'] = 'Et vedlegg'),
  ),
  edit('a static file for everyone else', ({ files: all }) => (all['static-open/apent.txt'] = 'helt åpent')),
  edit('a static file for members', ({ files: all }) => (all['static-members/medlem.txt'] = 'medlemmer')),
  edit('an icon', ({ files: all }) => (all['static/favicon.ico'] = 'ikon')),
  edit('robots.txt', ({ files: all }) => (all['static/robots.txt'] = 'User-agent: *\n')),
  edit(
    'how often articles were read',
    ({ files: all }) => (all['popularity.csv'] = 'article,reads\navtale,9\n'),
  ),
  edit('nobody counted', ({ files: all }) => delete all['popularity.csv']),
  edit(
    'a template',
    ({ files: all }) => (all['egne/site/parts/footer.eta'] = '<footer><p>Ny</p></footer>\n'),
  ),
  edit('words', ({ files: all }) => (all['egne/words/nb.yaml'] = 'contents: Innholdet\n')),
  edit('a new article', ({ articles }) =>
    Object.assign(articles, {
      ny: { facts: { ...articleIn(articles, 'alene').facts, title: 'Ny' }, body: 'Ny.\n' },
    }),
  ),
  edit('an article that is gone', ({ articles, publication }) => {
    delete (articles as Record<string, unknown>)['alene'];
    factsIn(publication['collections'] as Facts[], 0)['parts'] = [{ series: 'verdier' }];
  }),
  edit(
    'what is scheduled has come',
    ({ articles }) => (articleIn(articles, 'kommende').facts['published'] = '2026-11-01'),
  ),
  edit(
    'the title of what is scheduled',
    ({ articles }) => (articleIn(articles, 'kommende').facts['title'] = 'Det neste'),
  ),
  edit('the title of the second series', ({ series }) => (factsIn(series, 'verdier')['title'] = 'Verdiene')),
  edit(
    'the second series has another part',
    ({ series }) => (factsIn(series, 'verdier')['parts'] = ['avtale', 'rolle', 'tillit']),
  ),
];

function edit(what: string, make: (written: Written) => unknown): Edit {
  return { what, make: (written) => void make(written) };
}

function articleIn(articles: Written['articles'], id: string) {
  return articles[id] ?? fail(`There is no article ${id}.`);
}

function factsIn(all: Readonly<Record<string, Facts>> | readonly Facts[], key: string | number): Facts {
  return (all as Readonly<Record<string, Facts>>)[key] ?? fail(`There is no ${key}.`);
}

function append(articles: Written['articles'], id: string, text: string): void {
  articleIn(articles, id).body += `\n${text}\n`;
}
