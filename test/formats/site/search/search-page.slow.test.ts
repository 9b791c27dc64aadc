import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { littlePublication } from '../../../harness/publication.ts';
import { shareReadingBrowser } from '../../../harness/share-reading-browser.ts';
import { runHere } from '../../../harness/run-here.ts';
import { patience } from '../../../harness/site-browser.ts';
import { serveFolder, type StaticServer } from '../../../harness/static-server.ts';

const hostile = '<img src=x onerror=document.title=1> & Noe';

const library = littlePublication()
  .withArticle(
    'kunden',
    'Innledning.\n\n## En binding\n\nHer er en kunderelasjon og en lojal kunde. Avtalene holder.\n\n## På sjøen\n\nEn ærlig båt på fjorden.\n',
    { title: 'Om kunden' },
  )
  .withArticle('nynorsk', 'Kundane kjem, og bygdene er trufaste mot butikken.\n', {
    title: 'På bygda',
    language: 'nn',
  })
  .withArticle('relations', 'She was running studies of loyalty.\n', {
    title: 'In English',
    summary: 'What it says.',
    language: 'en-GB',
  })
  .withArticle('lukket', 'Kun medlemmer leser om hemmeligheter.\n', { access: 'members' })
  .withArticle('fiendtlig', `Farlig \`<img src=x onerror="document.title=2">\` tekst.\n`, {
    title: hostile,
    summary: 'Farlig <b>sammendrag</b>.',
  })
  .withSeries('kundeboka', {
    title: 'Kundeboka',
    parts: ['nynorsk', 'kunden', 'relations', 'lukket', 'fiendtlig'],
  })
  .withConfig({ series: ['nettverksbygging', 'kundeboka'] });

let reader: BrowserContext;
let server: StaticServer;
let built: string;
let page: Page;
let said: string[];
let asked: string[];

beforeAll(async () => {
  reader = await (await shareReadingBrowser()).createBrowserContext();
  built = mkdtempSync(join(tmpdir(), 'kolofon-search-'));
  const { code, output } = await library.inFolder((folder) =>
    runHere(['build', '--root', folder, '--out', built, '--format', 'site']),
  );
  expect({ code, output }).toEqual({ code: 0, output: '' });
  server = await serveFolder(join(built, 'site'), '/en/mappe/');
});
afterAll(async () => {
  server.close();
  await reader.close();
  rmSync(built, { recursive: true });
});

beforeEach(async () => {
  page = await reader.newPage();
  page.setDefaultTimeout(patience);
  said = [];
  asked = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
});
afterEach(async () => {
  await page.close();
  expect(said).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(server.address))).toEqual([]);
});

const open = (query: string) => page.goto(`${server.address}sok/${query}`);

/** What the page announces, once it does. */
async function status(): Promise<string> {
  await page.waitForFunction(`document.getElementById('--status').textContent !== ''`);
  return page.$eval('[role=status]', (element) => element.textContent);
}

const titles = () => page.$$eval('#--results h2', (all) => all.map((one) => one.textContent));
const marks = () => page.$$eval('#--results mark', (all) => all.map((one) => one.textContent));
const focused = () => page.evaluate('document.activeElement.textContent || document.activeElement.name');

// Without a stemmer too, pagefind finds a word that begins the one it is asked for: pairs that only share their stem prove one.
test('words are found in all their forms', async () => {
  await open('');
  for (const [query, title, word] of [
    ['avtaler', 'Om kunden', 'Avtalene'],
    ['kunderelasjoner', 'Om kunden', 'kunderelasjon'],
    ['kunderelasjonene', 'Om kunden', 'kunderelasjon'],
    ['lojalt', 'Om kunden', 'lojal'],
    ['lojale', 'Om kunden', 'lojal'],
    ['ærlige', 'Om kunden', 'ærlig'],
    ['båtene', 'Om kunden', 'båt'],
    ['Båt', 'Om kunden', 'båt'],
    ['kunderel', 'Om kunden', 'kunderelasjon'],
    ['bygda', 'På bygda', 'bygdene'],
    ['butikkane', 'På bygda', 'butikken.'],
    ['runs', 'In English', 'running'],
    ['study', 'In English', 'studies'],
  ] as const) {
    await page.$eval('#--query', (field) => ((field as { value?: string }).value = ''));
    await page.type('#--query', query);
    await page.waitForFunction(`document.getElementById('--status').textContent.endsWith('«${query}»')`);
    expect.soft(await titles(), query).toContain(title);
    expect.soft(await marks(), query).toContain(word);
  }
});

test('a result names its places in series, leads to its sections and says its language', async () => {
  await open('?q=kunderelasjoner');
  expect(await status()).toBe('1 treff på «kunderelasjoner»');
  expect(await page.$eval('#--results .remark', (element) => element.textContent)).toBe(
    'Kundeboka, del 2 av 5',
  );
  const links = await page.$$eval('#--results a', (all) => all.map((one) => [one.textContent, one.href]));
  expect(links).toEqual([
    ['Om kunden', `${server.address}articles/kunden/index.html`],
    ['En binding', `${server.address}articles/kunden/index.html#en-binding`],
  ]);
  await open('?q=study');
  await status();
  expect(await page.$eval('#--results > li', (element) => element.lang)).toBe('en-GB');
});

test('it is used with the keyboard alone, from any page to an article', async () => {
  await page.goto(`${server.address}articles/tillit/index.html`);
  for (let tabs = 0; tabs < 10 && (await focused()) !== 'Søk'; tabs++) await page.keyboard.press('Tab');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  for (let tabs = 0; tabs < 10 && (await focused()) !== 'q'; tabs++) await page.keyboard.press('Tab');
  await page.keyboard.type('kunderelasjoner', { delay: 5 });
  // On a busy machine the beginning of the word is searched first.
  await expect.poll(status).toBe('1 treff på «kunderelasjoner»');
  expect(page.url()).toBe(`${server.address}sok/index.html?q=kunderelasjoner`);

  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Om kunden');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('En binding');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('q');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(page.url()).toBe(`${server.address}articles/kunden/index.html#en-binding`);

  await page.goBack();
  expect(await status()).toBe('1 treff på «kunderelasjoner»');
});

test('Escape leads from a result back to an empty field', async () => {
  await open('?q=kunderelasjoner');
  await status();
  await page.focus('#--results a');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('q');
  await page.waitForFunction(`document.getElementById('--results').children.length === 0`);
  expect(await page.$eval('#--status', (element) => element.textContent)).toBe('');
  expect(page.url()).toBe(`${server.address}sok/`);
});

test('an empty search reads no index, and leaves the lists', async () => {
  await open('?q=');
  await page.click('form button');
  await page.keyboard.press('Enter');
  expect(await page.$eval('#--status', (element) => element.textContent)).toBe('');
  expect(await page.$eval('#--lists', (element) => element.checkVisibility())).toBe(true);
  expect(await page.$eval('#--without-script', (element) => element.checkVisibility())).toBe(false);
  expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);
});

test('a word that is nowhere is said to be nowhere', async () => {
  await open('?q=xyzzy');
  expect(await status()).toBe('Ingen treff på «xyzzy». Prøv et kortere ord, eller et annet.');
  expect(await titles()).toEqual([]);
});

test('a search that cannot read its index says so, and leaves the lists', async () => {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void (request.url().endsWith('.pf_meta') ? request.abort() : request.continue());
  });
  await open('?q=kunderelasjoner');
  expect(await status()).toMatch(/^Søket svarer ikke\./);
  expect(await page.$eval('#--lists', (element) => element.checkVisibility())).toBe(true);
  // The browser and pagefind log what they could not load, once for each index, and the last after the answer.
  const last = () => said.filter((text) => text.startsWith('Pagefind: WASM Error'));
  await expect.poll(last).toHaveLength(2);
  said = [];
});

test('a search may stay in one series, or one language', async () => {
  await open('?q=nettverk&series=kundeboka');
  expect(await status()).toMatch(/^Ingen treff/);
  await page.select('#--in-series', '');
  await page.waitForSelector('#--results li');
  expect(await titles()).toContain('Nettverk og relasjon');
  await open('?q=l&language=en-GB');
  await status();
  expect(await titles()).toEqual(['In English']);
});

test('what only members may read is not found, its summary is', async () => {
  await open('?q=hemmeligheter');
  expect(await status()).toMatch(/^Ingen treff/);
  await open('?q=lukket');
  await status();
  expect(await titles()).toEqual(['Lukket']);
});

test('hostile words are text, in an article and in a question', async () => {
  await open('?q=farlig');
  await status();
  expect(await titles()).toEqual([hostile]);
  expect(await page.$$('#--results :is(img, b, script)')).toEqual([]);
  const question = '"><img src=x onerror=document.title=3>';
  await open(`?q=${encodeURIComponent(question)}`);
  expect(await status()).toContain(question);
  expect(await page.$eval('#--query', (element) => (element as { value?: string }).value)).toBe(question);
  expect(await page.title()).toBe('Søk – Relasjonsbiblioteket');
});

test('without a script the page says so and leads to everything', async () => {
  await page.setJavaScriptEnabled(false);
  await open('');
  const text = await page.$eval('main', (element) => element.innerText);
  expect(text).toContain('Søket trenger JavaScript.');
  for (const title of ['Kundeboka', 'Om kunden', 'In English']) expect(text).toContain(title);
});
