import { expect, test } from 'vitest';
import { sizeImages } from '../../src/load/size-images.ts';
import type { SourcePath } from '../../src/model/paths.ts';
import type { Asset } from '../../src/model/publication.ts';
import { readMarkdown } from '../harness/markdown.ts';
import type { Bibliography } from '../../src/markdown/bibliography.ts';

const source = 'series/articles/p.png' as SourcePath;
const assets = new Map([
  [source, { source, width: 1600, height: 900, read: () => new Uint8Array() } as Asset],
]);

async function sizeOf(markup: string): Promise<string[]> {
  const { document, diagnostics } = await readMarkdown(markup, 'en');
  expect(diagnostics.filter(({ code }) => code !== 'html-valid' && code !== 'html-allowed')).toEqual([]);
  sizeImages(document.body, assets);
  return JSON.stringify(document.body).match(/"(?:width|height|dataShare)":[\d.]+/g) ?? [];
}

test.each([
  ['![A](p.png)', '"width":1600 "height":900'],
  ['<img src="p.png" alt="A" width="50">', '"width":50 "height":28'],
  ['<img src="p.png" alt="A" width="50px">', '"width":50 "height":28'],
  ['<img src="p.png" alt="A" height="90">', '"width":160 "height":90'],
  // Never out of proportion.
  ['<img src="p.png" alt="A" width="400" height="90">', '"width":160 "height":90'],
  ['<img src="p.png" alt="A" width="wide">', '"width":1600 "height":900'],
  ['<img src="p.png" alt="A" width="0">', '"width":1600 "height":900'],
  ['<img src="p.png" alt="A" width="50%">', '"dataShare":50 "width":1600 "height":900'],
])('%s', async (markup, size) => {
  expect((await sizeOf(markup)).sort()).toEqual(size.split(' ').sort());
});

const uncited: Bibliography = { cite: () => [], list: () => [], within: () => uncited };

test('a part of the width is one of the text of each format', async () => {
  const { document } = await readMarkdown('<img src="p.png" alt="A" width="50%">', 'en');
  sizeImages(document.body, assets);
  const { finishBody } = await import('../../src/markdown/finish.ts');
  const { printHtml } = await import('../../src/markdown/print-html.ts');
  const finish = (textWidth: number): string =>
    printHtml(
      finishBody(document, 'en', { article: () => undefined, asset: () => 'p.png', textWidth }, uncited),
    );
  expect(finish(400)).toContain('width="200" height="113"');
  expect(finish(626)).toContain('width="313" height="176"');
});
