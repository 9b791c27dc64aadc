import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

test.each([
  ['series/publication.yml', 'title: Kysten\n', 'publication.yaml'],
  ['series/static', 'kysten.example\n', 'series/static/name.txt'],
  ['series/statiske/CNAME', 'kysten.example\n', 'series/static'],
  ['series/references.bib', '@book{a}\n', 'CSL JSON'],
  ['series/articles/kilder.ris', 'TY  - BOOK\n', 'CSL JSON'],
  ['series/articles/hav.markdown', '---\ntitle: Hav\n---\n', 'series/articles/hav.md'],
  ['series/articles/hav.MD', '---\ntitle: Hav\n---\n', 'series/articles/hav.md'],
  ['series/articles/ny/hav.mdx', '# Hav\n', 'series/articles/ny/hav.md'],
  ['series/articles/hav.docx', 'PK', 'pandoc'],
  ['series/articles/README.md', '# Slik skriver vi\n', 'front matter'],
  ['series/hav.md', '---\ntitle: Hav\n---\n', 'series/articles/hav.md'],
  ['series/mkdocs.yaml', 'site_name: Hav\nnav: []\n', '"series" in publication.yaml'],
  ['series/serier/hav.yaml', 'title: Hav\n', 'series/hav.yaml'],
  ['series/articles/hav.md~', '---\n---\n', 'copy'],
])('%s is named in a warning', async (path, text, hint) => {
  const { diagnostics } = await littlePublication().withFile(path, text).problems();
  expect(diagnostics.map(({ code, place }) => [code, place.file])).toEqual([['file-used', path]]);
  expect(diagnostics[0]?.hint).toContain(hint);
});

test.each(['series/.hidden.yaml', 'series/README.md', 'series/LICENSE.md', 'series/articles/.DS_Store'])(
  '%s is no content',
  async (path) => {
    const { codes } = await littlePublication().withFile(path, 'Notat\n').problems();
    expect(codes).toEqual([]);
  },
);

test('a README with front matter is an article', async () => {
  const { publication } = await littlePublication().withArticle('README').prepare();
  expect(publication.articles.map(({ id }) => id)).toContain('readme');
});

test('a YAML file that the publication lists is a series, whatever it contains', async () => {
  const { codes } = await littlePublication()
    .withConfig({ series: ['nettverksbygging', 'hav'] })
    .withFile('series/hav.yaml', 'title: Hav\n')
    .problems();
  expect(codes).toContain('value-present');
});
