import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserContext } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planIndexes, searchIndex } from '../../../../src/formats/site/search/search-index.ts';
import { littlePublication } from '../../../harness/publication.ts';
import { inputOf, servicesWith } from '../../../harness/render-input.ts';
import { runHere } from '../../../harness/run-here.ts';
import { shareReadingBrowser } from '../../../harness/share-reading-browser.ts';
import { patience } from '../../../harness/site-browser.ts';
import { serveFolder } from '../../../harness/static-server.ts';

const subjects = [
  'En båt på fjorden, «blåbær» & lyng.',
  'Båter og fjorder; fjordbåten heter Måken.',
  'Nett og garn. Et nettverk av venner.',
  'Nettverksbygging og nettverksmøter i e-postens tid.',
  'Kunden kjøper `renderToString(a > b)` og vafler.',
  'Kundene er lojale. Vaffel til alle!',
  'Garnet er grønt (og <b>blått</b>).',
  'Lyngen blomstrer 1. august 2024.',
  'Fjellet står; fjellvettreglene gjelder.',
  'Det siste ordet: slutt.',
];
const library = subjects
  .reduce((all, text, index) => all.withArticle(`sak-${index}`, `${text}\n`), littlePublication())
  .withArticle('japansk', '私は本を読みます。\n', { language: 'ja' })
  .withArticle('japansk-to', '図書館で新聞を読む。\n', { language: 'ja' })
  .withSeries('saker', { parts: subjects.map((_, index) => `sak-${index}`) })
  .withConfig({ series: ['saker', 'nettverksbygging'], site: { socialImages: false } });

const queries = [
  ...['båt', 'båtene', 'fjord', 'fjordbåt', 'nett', 'nettverk', 'nettverks', 'nettverksbygginger', 'nettet'],
  ...[
    'e-post',
    'epost',
    'rendertostring',
    'vafler',
    'vaffel',
    'kunder',
    'lyng',
    'lyngheia',
    'blåbær',
    'blått',
  ],
  ...['2024', 'fjellvettregelen', 'fjellene', 'slutt', 'sluttet', 'ord', 'x', 'finnesikke', 'a', 'k'],
  ...['båt fjord', 'kunde lojal', 'garn vafler', 'båt – fjord', 'nettverk av venner', 'fjord finnesikke'],
  ...['fjordbåten måkene lyng', 'x båt', '"en båt"', '"båt fjorden"', '"garnet er"', 'sak', 'fjord sak'],
  ...['本', '読む', '図書館', '図書館で新聞を読む', '本を読む'],
];

const built = mkdtempSync(join(tmpdir(), 'kolofon-search-'));
let reader: BrowserContext;

beforeAll(async () => {
  reader = await (await shareReadingBrowser()).createBrowserContext();
  const { code, output } = await library.inFolder((folder) =>
    runHere(['build', '--root', folder, '--out', built, '--format', 'site']),
  );
  expect({ code, output }).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await reader.close();
  rmSync(built, { recursive: true });
});

/** The same site with an index in parts of an article or two. */
async function divide(): Promise<number> {
  const input = inputOf(await library.prepare());
  const indexes = planIndexes({ input }, { each: 2 });
  cpSync(join(built, 'site'), join(built, 'divided'), { recursive: true });
  rmSync(join(built, 'divided/pagefind'), { recursive: true });
  for (const artifact of searchIndex({ input }, indexes)) {
    if (artifact.kind !== 'folder') throw new Error('An index is a folder.');
    for (const [name, bytes] of await artifact.make(servicesWith())) {
      const file = join(built, artifact.path.replace(/^site/, 'divided'), name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
  }
  const page = join(built, 'divided/sok/index.html');
  const folders = indexes.map(({ parts }) => parts.map(({ folder }) => `../${folder}/`).join(','));
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replace(/data-indexes="[^"]*"/, `data-indexes="${folders.join(' ')}"`));
  return Math.max(...indexes.map(({ parts }) => parts.length));
}

/** What a reader finds, and the code that the page asked for. */
async function findAll(folder: string) {
  const server = await serveFolder(join(built, folder), '/');
  const page = await reader.newPage();
  page.setDefaultTimeout(patience);
  const code: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/pagefind\.js$|\/wasm\./.test(pathname)) code.push(pathname);
  });
  await page.goto(`${server.address}sok/index.html`);
  const found: Record<string, unknown> = {};
  for (const query of queries) {
    await page.evaluate((text) => {
      const field = document.querySelector<HTMLInputElement>('input[name=q]');
      const status = document.getElementById('--status');
      if (field === null || status === null) throw new Error('It is no search page.');
      status.textContent = '';
      field.value = text;
      field.form?.requestSubmit();
    }, query);
    await page.waitForFunction(`document.getElementById('--status').textContent !== ''`);
    // The best ten come first, and those that are as good as one another in any order.
    await page.evaluate(async () => {
      const more = document.getElementById('--more');
      while (more?.hidden === false) {
        const { length } = document.querySelectorAll('#--results > li');
        more.click();
        while (document.querySelectorAll('#--results > li').length === length)
          await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    const titles = await page.$$eval('#--results h2', (all) => all.map((one) => one.textContent));
    found[query] = [await page.$eval('[role=status]', (one) => one.textContent), titles.toSorted()];
  }
  await page.close();
  server.close();
  return { found, code: code.toSorted() };
}

test('an index in parts finds what a whole one finds, with the code of the first part', async () => {
  const parts = await divide();
  expect(parts).toBeGreaterThan(3);
  const whole = await findAll('site');
  const divided = await findAll('divided');
  expect(divided.found).toEqual(whole.found);
  expect(divided.code).toEqual(whole.code);
  expect(whole.found['nettverksbygginger']).toEqual([
    '1 treff på «nettverksbygginger»',
    [expect.stringMatching(/Sak 3/i)],
  ]);
});
