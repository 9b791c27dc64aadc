import { describe, expect, test } from 'vitest';
import { jekyll } from '../../../src/import/sources/jekyll/jekyll.ts';
import { quarto } from '../../../src/import/sources/quarto/quarto.ts';
import { myst } from '../../../src/import/sources/myst/myst.ts';
import { readBibtex } from '../../../src/import/markdown/read-bibtex.ts';
import { newImportTarget } from '../../harness/import-target.ts';

const bib = String.raw`
@string{mit = "MIT Press"}
@article{darwin1898,
  author = {Darwin, George Howard and {\O}rsted, Hans Christian},
  title = {The {Tides} and {\"a}hnliche Ph{\"a}nomene},
  journal = {Nature \& Sea}, year = 1898, volume = 3, pages = {12--34},
  doi = {https://doi.org/10.1000/182}, abstract = {Long.},
}
@book{DBLP:conf/icse/Xie+15, author = {von Neumann, John}, title = {Noe}, publisher = mit, year = {1958}}
@online{nve, author = {{Norges vassdrags- og energidirektorat}}, title = {Flom}, url = {https://example.org/flom}, date = {2020-03-01}}
`;

describe('BibTeX', () => {
  test('becomes CSL', async () => {
    const { items, unread } = await readBibtex(bib);
    expect(unread).toEqual([]);
    expect(items).toEqual([
      {
        id: 'darwin1898',
        type: 'article-journal',
        author: [
          { family: 'Darwin', given: 'George Howard' },
          { family: 'Ørsted', given: 'Hans Christian' },
        ],
        title: 'The Tides and ähnliche Phänomene',
        'container-title': 'Nature & Sea',
        issued: { 'date-parts': [[1898]] },
        volume: '3',
        page: '12–34',
        DOI: '10.1000/182',
      },
      {
        id: 'DBLP:conf/icse/Xie+15',
        type: 'book',
        author: [{ family: 'Neumann', given: 'John', 'non-dropping-particle': 'von' }],
        title: 'Noe',
        publisher: 'MIT Press',
        issued: { 'date-parts': [[1958]] },
      },
      {
        id: 'nve',
        type: 'webpage',
        author: [{ family: 'Norges vassdrags- og energidirektorat' }],
        title: 'Flom',
        URL: 'https://example.org/flom',
        issued: { 'date-parts': [[2020, 3, 1]] },
      },
    ]);
  });

  test('with a mistake loses that entry only', async () => {
    const { items, unread } = await readBibtex(
      `${bib}\n@article{broken, title = {open\n\n@misc{last, title = {Siste}, year = 2001}\n`,
    );
    expect(items.map(({ id }) => id)).toEqual(['darwin1898', 'DBLP:conf/icse/Xie+15', 'nve', 'last']);
    expect(unread).toEqual([expect.stringContaining('@article{broken')]);
  });
});

const citing = 'As [@darwin1898, 12] and @DBLP:conf/icse/Xie+15 say, not [@gone].\n';
const cited = 'As [@darwin1898, 12] and @DBLP:conf-icse-Xie-15 say, not `unconverted: [@gone]`.\n';

test.each([
  [
    'Quarto',
    quarto,
    '_quarto.yml',
    'book: { title: Tides, chapters: [index.qmd] }\nbibliography: refs.bib\n',
    'index.qmd',
    citing,
    cited,
  ],
  [
    'a chapter of bookdown',
    quarto,
    '_bookdown.yml',
    '',
    'index.Rmd',
    `---\ntitle: Tides\nbibliography: [refs.bib]\n---\n\n${citing}`,
    cited,
  ],
  [
    'MyST, which names none',
    myst,
    'myst.yml',
    'project: { title: Tides }\n',
    'index.md',
    `# Tides\n\n${citing}`,
    cited,
  ],
  [
    'jekyll-scholar',
    jekyll,
    '_config.yml',
    'title: Tides\nscholar: { source: ./, bibliography: refs.bib }\n',
    'tides.md',
    '---\ntitle: Tides\n---\nAs {% cite darwin1898 nve --locator 12 %} and {% citet DBLP:conf/icse/Xie+15 %} say to @kari, not {% cite gone %}.\n\n{% bibliography --cited %}\n',
    'As [@darwin1898, 12; @nve] and @DBLP:conf-icse-Xie-15 say to \\@kari, not `unconverted: {% cite gone %}`.\n',
  ],
])(
  'citations of %s find their references',
  async (_name, importer, config, settings, file, text, expected) => {
    const target = newImportTarget();
    target.write(`site/${config}`, settings);
    target.write('site/refs.bib', bib);
    target.write(`site/${file}`, text);
    await target.import(importer, 'site', { language: 'en' });
    const [, name = ''] = /parts:\n {2}- (\S+)/.exec(target.read('series/tides.yaml')) ?? [];
    const article = target.read(`series/articles/${name}.md`).replace(/^---\n[^]*?\n---\n\n/, '');
    expect(article.trim()).toBe(expected.trim());
    expect(target.read('series/references.yaml')).toContain('id: DBLP:conf-icse-Xie-15');
    expect((await target.problems()).map((problem) => problem.split(':')[0])).toEqual(['import-settled']);
  },
);

test('references are added to those of a publication, which keeps its own', async () => {
  const target = newImportTarget();
  target.write('library/series/references.yaml', '# Ours\n- id: nve\n  type: report\n  title: Vår\n');
  target.write('site/_quarto.yml', 'book: { title: Tides, chapters: [index.qmd] }\nbibliography: refs.bib\n');
  target.write('site/refs.bib', bib);
  target.write('site/index.qmd', '# Tides\n\nAs @darwin1898 says.\n');
  await target.import(quarto, 'site', { language: 'en' });
  const references = target.read('series/references.yaml');
  expect(references).toMatch(/^# Ours\n- id: nve\n {2}type: report\n {2}title: Vår\n/);
  expect(references).toContain('id: darwin1898');
  expect(references.match(/id: nve/g)).toHaveLength(1);
});
