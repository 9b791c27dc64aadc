import { fromHtml } from 'hast-util-from-html';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPaginations, type Pagination } from '../../../src/formats/pagination.ts';
import { findBook, findFaults, makeOne, readBook } from '../../harness/epub.ts';
import { inputOf, servicesWith } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { findAll, textOf } from '../../harness/read-page.ts';

const body = `En relasjon binder to parter sammen. Et nettverk oppstår når mange slike relasjoner griper i hverandre.

## Hva et nettverk består av

Et nettverk er et sett av noder som er knyttet til hverandre, og [lenken til tilliten er lang nok](tillit.md) til å brytes.

- Det første punktet i listen er kort.
- Det andre punktet i listen er litt lengre enn det første.
`;

/** As a printed book would fall: the part begins on page 7, its heading on 8, its list on 9. */
const pagination: Pagination = {
  source: 'urn:isbn:9788202244651',
  pages: [
    ...Array.from({ length: 6 }, (_, index) => ({ label: String(index + 1), text: '' })),
    { label: '7', text: 'Del 1 av 2 Nettverk og relasjon En relasjon binder to parter sammen.' },
    { label: '8', text: 'Hva et nettverk består av Et nettverk er et sett av noder' },
    { label: '9', text: '• Det andre punktet i listen er litt lengre enn det første.' },
    { label: '10', text: 'Del 2 av 2 Tillit' },
    { label: '11', text: 'Om serien' },
  ],
  starts: new Map([
    ['nettverk-og-relasjon', 6],
    ['tillit', 9],
    ['--about', 10],
  ]),
};

let files: ReadonlyMap<string, string>;
let bytes: Uint8Array;

beforeAll(async () => {
  const prepared = await littlePublication().withArticle('nettverk-og-relasjon', body).prepare();
  const paginations = openPaginations();
  paginations.set('nettverksbygging', pagination);
  const input = inputOf(prepared);
  const services = servicesWith({ paginations });
  bytes = (await makeOne(input, findBook(input, 'nettverksbygging'), services)).bytes;
  files = await readBook(bytes);
});

function file(name: string): string {
  return files.get(`OEBPS/${name}`) ?? '';
}

describe('with the pages of the printed book', () => {
  test('the e-book is valid', async () => {
    expect(await findFaults(bytes)).toEqual([]);
  });

  test('the page-list names them in order, and says whose they are', () => {
    const toc = fromHtml(file('toc.xhtml'));
    const [list] = findAll(toc, ({ properties }) => properties['epub:type'] === 'page-list');
    expect(list?.properties.role).toBe('doc-pagelist');
    const links = list === undefined ? [] : findAll(list, ({ tagName }) => tagName === 'a');
    expect(links.map((link) => [textOf(link), link.properties.href])).toEqual([
      ['7', 'article-nettverk-og-relasjon.xhtml#--page-7'],
      ['8', 'article-nettverk-og-relasjon.xhtml#--page-8'],
      ['9', 'article-nettverk-og-relasjon.xhtml#--page-9'],
      ['10', 'article-tillit.xhtml#--page-10'],
      ['11', 'about.xhtml#--page-11'],
    ]);
    const opf = file('content.opf');
    expect(opf).toContain('<meta property="pageBreakSource">urn:isbn:9788202244651</meta>');
    expect(opf).toContain('"schema:accessibilityFeature">pageNavigation<');
    expect(file('toc.xhtml')).toContain('epub:type="page-list" href="toc.xhtml#page-list"');
  });

  test('a page begins before a heading, and inside the text of a list', () => {
    const chapter = file('article-nettverk-og-relasjon.xhtml');
    const mark = (page: number) =>
      new RegExp(
        `<span (?=[^>]*id="--page-${page}")(?=[^>]*epub:type="pagebreak")(?=[^>]*role="doc-pagebreak")[^>]*aria-label="${page}"[^>]*>`,
      ).source;
    expect(chapter).toMatch(new RegExp(`${mark(7)}</span>\\s*<header>`));
    expect(chapter).toMatch(new RegExp(`${mark(8)}(?:</span>)?<h2 `));
    expect(chapter).toMatch(new RegExp(`<li>${mark(9)}(?:</span>)?Det andre`));
  });
});

test('without a printed book nothing is said of pages', async () => {
  const input = inputOf(await littlePublication().prepare());
  const { bytes: plain } = await makeOne(input, findBook(input, 'nettverksbygging'));
  for (const [name, text] of await readBook(plain)) {
    expect(text, name).not.toMatch(/pagebreak|page-list|pageBreakSource|pageNavigation/);
  }
});
