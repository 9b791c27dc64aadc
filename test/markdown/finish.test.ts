import { expect, test } from 'vitest';
import { finishBody } from '../../src/markdown/finish.ts';
import { createBibliography } from '../../src/markdown/bibliography.ts';
import { readMarkdown } from '../harness/markdown.ts';
import { references } from '../harness/references.ts';

test('a document is finished as often as there are formats, and never changed', async () => {
  const { document } = await readMarkdown(
    '## Se\n\n[a](a.md) ![b](b.svg) @berry1983 her[^1].\n\n[^1]: Note.\n',
  );
  const before = structuredClone(document);
  const bibliography = await createBibliography(references);
  const finish = () =>
    finishBody(
      document,
      'nb',
      { article: () => ({ href: 'x' }), asset: () => 'y', nameId: (id) => `z-${id}` },
      bibliography,
    );
  expect(finish()).toEqual(finish());
  expect(document).toEqual(before);
});

test('a document contains no positions: two builds give the same bytes', async () => {
  const { document } = await readMarkdown('## Se\n\nEn *tekst*.\n');
  expect(JSON.stringify(document.body)).not.toContain('"position"');
});
