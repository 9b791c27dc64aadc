import { holdPicture } from '../../harness/hold-picture.ts';
import { sourceText } from '../../../src/model/source-text.ts';
import { emptyDocument } from '../../../src/model/document.ts';
import type { SiteSettings } from '../../../src/model/site-settings.ts';
import type { PrintSettings } from '../../../src/model/print-settings.ts';
import type { Words } from '../../../src/model/words.ts';
import { escapeText } from '../../../src/markdown/title.ts';
import { readDocument } from '../../../src/markdown/read-document.ts';
import { bookOfSeries } from '../../../src/resolve/books.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import type { Publication } from '../../../src/model/publication.ts';
import type { Article, Membership, Series } from '../../../src/model/series.ts';

/** Every block, and nothing to put in those that an editor has to fill. */
export const siteSettings: SiteSettings = {
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
  promotion: undefined,
  newsletter: undefined,
  subscription: undefined,
  forms: {
    question: undefined,
    report: undefined,
    consent: undefined,
    retention: undefined,
    privacy: undefined,
  },
  theme: { logo: undefined },
  hasLlmsList: false,
  hasSearch: true,
  hasSocialImages: true,
};

type Building<T> = { -readonly [Key in keyof T]: T[Key] };

const print: PrintSettings = { format: 'a5', qrCodes: false, attachReferences: false };
const png = sourcePath('series/articles/rot.png');
const table = sourcePath('series/articles/oppskrift.csv');

export const hostileTitle = `<script>alert("x")</script> & 'rødt'`;
export const secret = 'Beisen skal stå i tre netter.';

const bodies: Readonly<Record<string, string>> = {
  krapp: `Krapp gir rødt [@cardon2007].[^eldst]

## Roten

![En rot](rot.png "Roten av krapp.")

### Når den graves

Se [vaid](vaid.md#indigo), [beis](beis.md#dager), [denne](#roten) og [en som ikke finnes](borte.md).

| Måned | Gram |
| ----- | ---: |
| mai   |  100 |

## Badet

\`\`\`js
const grader = 60;
\`\`\`

$$
a + b
$$

- [x] Vei opp
- [ ] Skyll

Last ned [oppskriften](oppskrift.csv).

[^eldst]: Funnet i graver.
`,
  vaid: '## Indigo\n\nVaid gir blått.\n',
  beis: `## Dager\n\n${secret}\n`,
  weld: 'Weld gives yellow.\n',
  farger: 'En artikkel for seg selv.\n',
};

/** Two series about dyeing wool: one article is in both, one is in English, one is for members. */
export async function makePublication(words: (language: string) => Words): Promise<Publication> {
  const krapp = await makeArticle('krapp', hostileTitle, words('nb'));
  const vaid = await makeArticle('vaid', 'Vaid', words('nb'));
  const beis = {
    ...(await makeArticle('beis', 'Beis', words('nb'))),
    access: 'members' as const,
    isReadable: false,
    document: emptyDocument,
  };
  const weld = await makeArticle('weld', 'Weld', words('en'));
  const farger = await makeArticle('farger', 'Farger', words('nb'));
  const red = makeSeries('rodt', 'Rødt', [
    ['Planten', [krapp]],
    ['Arbeidet', [beis]],
  ]);
  const plants = makeSeries('farger', 'Farger', [[undefined, [vaid, krapp, weld]]]);
  plants.planned = 5;
  plants.upcoming = [{ title: 'Bjørkeløv', due: '2027-03-01' }];
  const articles = [krapp, vaid, beis, weld, farger];
  return {
    title: 'Fargeboka',
    summary: 'Om å farge ull.',
    language: 'nb',
    baseUrl: 'https://fargeboka.example/bok/',
    publisher: 'Fargeboka',
    license,
    series: [red, plants],
    queryWords: { series: 'serie', edition: 'utgave' },
    handouts: [],
    redirects: new Map(),
    gone: [],
    books: [red, plants].map((series, index) => bookOfSeries(series, 'Fargeboka', index)),
    articles,
    articlesBySource: new Map(articles.map((article) => [article.source, article])),
    references: new Map([['cardon2007', { id: 'cardon2007', type: 'book', title: 'Natural Dyes' }]]),
    assets: new Map([
      [png, { source: png, name: 'rot.png', mediaType: 'image/png', ...holdPicture(Uint8Array.of(1)) }],
      [
        table,
        { source: table, name: 'oppskrift.csv', mediaType: 'text/csv', ...holdPicture(Uint8Array.of(2)) },
      ],
    ]),
    staticFiles: [],
    print,
    devices: [],
    bookLimit: 50_000_000,
    asOf: '2026-11-23',
    audience: 'everyone',
    popularity: new Map(),
    site: siteSettings,
  };
}

const license = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };

async function makeArticle(id: string, title: string, words: Words): Promise<Article> {
  const source = sourcePath(`series/articles/${id}.md`);
  const { value } = await readDocument(sourceText(source, bodies[id] ?? ''), words.language, words);
  return {
    id,
    address: `artikler/${id}/`,
    source,
    title,
    titleHtml: escapeText(title),
    summary: `Sammendrag av ${id}.`,
    authors: ['Aud Li', 'Per Moe'],
    published: '2026-01-02',
    updated: '2026-03-04',
    access: 'public',
    isReadable: true,
    hasHandout: false,
    language: words.language,
    license,
    tags: [],
    document: value,
    memberships: [],
  };
}

function makeSeries(
  id: string,
  title: string,
  sections: readonly (readonly [string | undefined, readonly Article[]])[],
): Building<Series> {
  const articles = sections.flatMap(([, parts]) => parts);
  const series: Building<Series> = {
    id,
    address: `serier/${id}/`,
    source: sourcePath(`series/${id}.yaml`),
    title,
    titleHtml: escapeText(title),
    summary: `Om ${title}.`,
    language: 'nb',
    editors: ['Siv Ask'],
    authors: ['Aud Li', 'Per Moe'],
    contributors: [],
    edition: { number: 2, date: '2026-05-06', changes: [] },
    isbns: new Map(),
    subjects: [],
    accessibility: { exemptions: [] },
    print,
    memberships: [],
    sections: [],
    planned: articles.length,
    upcoming: [],
    updated: '2026-03-04',
  };
  const chain = articles.map((article, index): Building<Membership> => ({
    series,
    article,
    position: index + 1,
    total: articles.length,
    planned: articles.length,
  }));
  chain.forEach((membership, index) => {
    const [previous, next] = [chain[index - 1], chain[index + 1]];
    if (previous !== undefined) membership.previous = previous;
    if (next !== undefined) membership.next = next;
    (membership.article.memberships as Membership[]).push(membership);
  });
  series.memberships = chain;
  series.sections = sections.map(([heading, parts]) => ({
    ...(heading === undefined ? {} : { title: heading }),
    memberships: chain.filter(({ article }) => parts.includes(article)),
  }));
  return series;
}
