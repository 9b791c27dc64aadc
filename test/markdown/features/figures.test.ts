import { expect, test } from 'vitest';
import { htmlOf, readMarkdown } from '../../harness/markdown.ts';

test('an image alone with a title is a numbered figure', async () => {
  const { html, document } = await readMarkdown(
    '![Noder](figurer/noder.svg "Et \\"nettverk\\"")\n\n![Bånd](figurer/band.svg "Svake bånd")\n',
  );
  expect(html).toBe(
    '<figure class="figure" id="figur-1"><img alt="Noder" src="../filer/noder.svg"><figcaption><span class="figure-number">Figur 1</span> Et «nettverk»</figcaption></figure>\n' +
      '<figure class="figure" id="figur-2"><img alt="Bånd" src="../filer/band.svg"><figcaption><span class="figure-number">Figur 2</span> Svake bånd</figcaption></figure>',
  );
  expect(document.figures).toEqual([
    { id: 'figur-1', number: 1, caption: 'Et «nettverk»' },
    { id: 'figur-2', number: 2, caption: 'Svake bånd' },
  ]);
  expect(document.assets.map(({ source, alt, role }) => [source, alt, role])).toEqual([
    ['series/articles/figurer/noder.svg', 'Noder', 'image'],
    ['series/articles/figurer/band.svg', 'Bånd', 'image'],
  ]);
});

test('without a title it has no number', async () => {
  expect(await htmlOf('![Noder](figurer/noder.svg)\n')).toBe(
    '<figure class="figure"><img alt="Noder" src="../filer/noder.svg"></figure>',
  );
});

test('an image in a sentence is no figure', async () => {
  expect(await htmlOf('Ikonet ![hus](figurer/hus.svg "Et hus") viser vei.\n')).toBe(
    '<p>Ikonet <img alt="hus" title="Et hus" src="../filer/hus.svg"> viser vei.</p>',
  );
});

test('a heading with the name of a figure does not share its id', async () => {
  const { document } = await readMarkdown('## Figur 1\n\n![Noder](figurer/noder.svg "Nettverket")\n');
  expect(document.ids).toEqual(['figur-1', 'figur-1-2']);
  expect(document.figures[0]?.id).toBe('figur-1-2');
});

test('an image that is a link is a figure too, and keeps its link', async () => {
  const { html } = await readMarkdown('[![Noder](noder.svg "Nettverket")](https://example.org/)\n');
  expect(html).toBe(
    '<figure class="figure" id="figur-1"><a href="https://example.org/"><img alt="Noder" src="../filer/noder.svg"></a><figcaption><span class="figure-number">Figur 1</span> Nettverket</figcaption></figure>',
  );
});

test('a link with more than an image stays in its sentence', async () => {
  expect(await htmlOf('[![Hus](hus.svg) hjem](https://example.org/)\n')).toBe(
    '<p><a href="https://example.org/"><img alt="Hus" src="../filer/hus.svg"> hjem</a></p>',
  );
});
