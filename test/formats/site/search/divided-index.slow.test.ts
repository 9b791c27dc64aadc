import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication } from '../../../harness/publication.ts';
import { runHere } from '../../../harness/run-here.ts';
import { shareReadingBrowser } from '../../../harness/share-reading-browser.ts';
import { patience } from '../../../harness/site-browser.ts';
import { serveFolder } from '../../../harness/static-server.ts';

const numbers = Array.from({ length: 160 }, (_, index) => String(index + 100));
const library = numbers
  .reduce(
    (all, number) => all.withArticle(`a${number}`, `Om kunderelasjoner, sak${number}.\n`),
    littlePublication(),
  )
  .withSeries('saker', { parts: numbers.map((number) => `a${number}`) })
  .withConfig({ series: ['saker', 'nettverksbygging'], site: { socialImages: false } });

test('articles in several indexes are found as in one, by one engine', async () => {
  const built = mkdtempSync(join(tmpdir(), 'kolofon-search-'));
  const { code, output } = await library.inFolder((folder) =>
    runHere(['build', '--root', folder, '--out', built, '--format', 'site']),
  );
  expect({ code, output }).toEqual({ code: 0, output: '' });
  const server = await serveFolder(join(built, 'site'), '/');
  const reader = await (await shareReadingBrowser()).createBrowserContext();
  try {
    const page = await reader.newPage();
    page.setDefaultTimeout(patience);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const find = async (query: string): Promise<unknown> => {
      await page.goto(`${server.address}sok/?q=${query}`);
      await page.waitForFunction(`document.getElementById('--status').textContent !== ''`);
      const titles = await page.$$eval('#--results h2', (all) => all.map((one) => one.textContent));
      return [await page.$eval('[role=status]', (element) => element.textContent), titles.length, titles[0]];
    };
    expect(await find('kunderelasjonene')).toEqual([
      '160 treff på «kunderelasjonene»',
      10,
      expect.stringMatching(/^A\d+$/),
    ]);
    expect(asked.filter((path) => /pagefind\.js$|\/wasm\./.test(path))).toEqual([
      '/pagefind/nb-1/pagefind.js',
      '/pagefind/nb-1/wasm.nb.pagefind',
    ]);
    for (const number of ['100', '137', '259'])
      expect(await find(`sak${number}&series=saker`)).toEqual([`1 treff på «sak${number}»`, 1, `A${number}`]);
  } finally {
    await reader.close();
    server.close();
    rmSync(built, { recursive: true });
  }
});
