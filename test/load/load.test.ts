import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

test('the little publication has no problems', async () => {
  const { publication } = await littlePublication().prepare();
  expect(publication.series.map(({ id }) => id)).toEqual(['nettverksbygging']);
  expect(publication.articles.map(({ id }) => id)).toEqual(['nettverk-og-relasjon', 'tillit']);
});

test('a folder without a publication is said to be one', async () => {
  const { report } = await littlePublication().withoutFile('series/publication.yaml').problems();
  expect(report).toMatch(
    /^series\/publication\.yaml:1:1 {2}error file-exists\n {2}There is no publication here\./,
  );
});

test.each(['../andre/maler', '/etc', '../../..'])('templates cannot be read from %s', async (templates) => {
  const { codes } = await littlePublication().withConfig({ templates }).problems();
  expect(codes).toContain('file-exists');
});

test('a template of the publication takes the place of its namesake', async () => {
  const { templates } = await littlePublication()
    .withConfig({ templates: 'maler' })
    .withFile('series/maler/site/redirect.eta', '<h1><%= it.title %></h1>')
    .prepare();
  expect(templates.render('site/redirect', { title: 'A & B' })).toBe('<h1>A &amp; B</h1>');
  expect(templates.has('words/nb.yaml')).toBe(true);
});

test('a template that overrides none and that none inserts is reported, with the nearest name', async () => {
  const { report } = await littlePublication()
    .withConfig({ templates: 'maler' })
    .withFile('series/maler/site/artcle.eta', '<p>')
    .withFile('series/maler/article.eta', '<p>')
    .withFile('series/maler/site/parts/header.css', 'p {}')
    .withFile(
      'series/maler/site/parts/footer.eta',
      `<%~ insertPart('@site/parts/own', it) %><%~ insertPart('@kinds/' + it.kind, it) %>`,
    )
    .withFile('series/maler/site/parts/own.eta', '<p>')
    .withFile('series/maler/kinds/a.eta', '<p>')
    .withFile('series/maler/words/da.yaml', 'contents: Indhold\n')
    .withFile('series/maler/README.md', 'Maler.\n')
    .problems();
  const found = [...report.matchAll(/^series\/maler\/(\S+?):1:1 +warning file-used[^]*?hint ([^\n]+)/gm)];
  expect(found.map(([, file, hint]) => [file, hint])).toEqual([
    ['article.eta', 'Did you mean "site/article.eta"?'],
    ['site/artcle.eta', 'Did you mean "site/article.eta"?'],
    ['site/parts/header.css', 'Did you mean "site/parts/header.eta"?'],
  ]);
});

test('a manifest of the wrong shape still has its parts checked, each at its place', async () => {
  const manifest = 'title: Nettverk\nparts:\n  - 7\n  - section: Om\n    parts: [tilit]\n  - nettverk\n';
  const { report } = await littlePublication().withFile('series/nettverksbygging.yaml', manifest).problems();
  expect(report).toContain(
    'nettverksbygging.yaml:5:13  error article-exists\n  There is no article "tilit".',
  );
  expect(report).toContain(
    'nettverksbygging.yaml:6:5  error article-exists\n  There is no article "nettverk".',
  );
  expect(report).not.toContain('series-not-empty');
});

test('a manifest that cannot be read is not said to be empty too', async () => {
  const { codes } = await littlePublication()
    .withFile('series/nettverksbygging.yaml', 'title: [\n')
    .problems();
  expect(codes).toEqual(['yaml-valid']);
});

test('a reference may be in one file only', async () => {
  const { codes } = await littlePublication()
    .withFile('series/references.json', '[{"id": "castells2004", "type": "book", "title": "Igjen"}]')
    .problems();
  expect(codes).toEqual(['reference-once']);
});

test('a file name that the disk keeps decomposed is found by its composed name', async () => {
  const { publication } = await littlePublication()
    .withArticle('na\u030Ar-det-gjelder', '![Bånd](figurer/ba\u030And.svg)\n')
    .withFile(
      'series/articles/figurer/ba\u030And.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    )
    .withArticle('tillit', '[Når](n\u00E5r-det-gjelder.md)\n')
    .prepare();
  expect(publication.articles.map(({ id }) => id)).toContain('nar-det-gjelder');
});

test.each(['---\n---\n', '---\ntitle: [\n---\n', '--- \ntitle: Tillit', ''])(
  'front matter as %j is a problem, never an exception',
  async (text) => {
    const { diagnostics } = await littlePublication().withFile('series/articles/tillit.md', text).problems();
    expect(diagnostics).not.toEqual([]);
  },
);
